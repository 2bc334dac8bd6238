/**
 * Which suggestions a person has been offered: {@link rebound.journal.read.suggestions.SuggestionsView}, one small document,
 * kept by {@link rebound.journal.read.suggestions.SuggestionsProjection}. It does not say what they are.
 */
@NullMarked
package rebound.journal.read.suggestions;

import org.jspecify.annotations.NullMarked;
