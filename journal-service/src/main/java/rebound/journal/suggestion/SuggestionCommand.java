package rebound.journal.suggestion;

import java.time.Instant;
import rebound.eventlog.domain.Private;

/** What can be asked of a {@link Suggestion}. */
public sealed interface SuggestionCommand {

    /** Offer it; by a policy only. */
    record OfferSuggestion(Instant at, Private<Proposal> proposal) implements SuggestionCommand {}

    /** The person likes it. */
    record AcceptSuggestion(Instant at) implements SuggestionCommand {}

    /** The person does not want that to be suggested. */
    record DeclineSuggestion(Instant at) implements SuggestionCommand {}

    /** Not now. */
    record SetSuggestionAside(Instant at) implements SuggestionCommand {}
}
