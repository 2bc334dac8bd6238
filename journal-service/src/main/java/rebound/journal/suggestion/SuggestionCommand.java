package rebound.journal.suggestion;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Private;

/** What can be asked of a {@link Suggestion}. */
public sealed interface SuggestionCommand {

    /**
     * Offer it, unless the person does not want that any more; by a policy only.
     *
     * @param preferences what they have said about suggestions; null before it is known
     */
    record OfferSuggestion(
            Instant at,
            Private<Proposal> proposal,
            @Nullable Preferences preferences) implements SuggestionCommand {

        /** The command as it is decided by what they say then. */
        public OfferSuggestion by(Preferences now) {
            return new OfferSuggestion(at, proposal, now);
        }

        boolean isWelcome() {
            return preferences != null
                    && !proposal.isErased()
                    && preferences.allow(proposal.value().what());
        }
    }

    /** The person likes it. */
    record AcceptSuggestion(Instant at) implements SuggestionCommand {}

    /** The person does not want that to be suggested. */
    record DeclineSuggestion(Instant at) implements SuggestionCommand {}

    /** Not now. */
    record SetSuggestionAside(Instant at) implements SuggestionCommand {}
}
