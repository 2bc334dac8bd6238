/**
 * Letters to oneself, sealed until a day or until the next setback. {@link rebound.journal.letter.Letter} has the stages of
 * their life, {@link rebound.journal.letter.LetterDecider} the rules. Nothing here knows a clock, a framework or another
 * aggregate.
 */
@NullMarked
package rebound.journal.letter;

import org.jspecify.annotations.NullMarked;
