/**
 * What is suggested to a person, by rules that they can read, and only by what they have stated. {@link
 * rebound.journal.suggestion.Signals} keeps what the rules need and says when one holds; {@link
 * rebound.journal.suggestion.Suggestion} is what is then offered, as long as it stands by {@link
 * rebound.journal.suggestion.Standing}; {@link rebound.journal.suggestion.Preferences} is what the
 * person has said about being offered anything, which outranks every rule. Nothing here reads a text.
 *
 * <p>Start with {@link rebound.journal.suggestion.LingeringRule} and {@link rebound.journal.suggestion.SignalsDecider}.
 */
@NullMarked
package rebound.journal.suggestion;

import org.jspecify.annotations.NullMarked;
