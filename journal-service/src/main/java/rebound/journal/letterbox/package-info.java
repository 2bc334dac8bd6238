/**
 * Where the letters wait that are to be opened by the next setback, so that it finds them.
 * {@link rebound.journal.letterbox.Letterbox} is all there is to know, {@link rebound.journal.letterbox.LetterboxDecider} has
 * the rules. Nothing here knows a clock, a framework or another aggregate.
 */
@NullMarked
package rebound.journal.letterbox;

import org.jspecify.annotations.NullMarked;
