package rebound.journal.suggestion;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Private;
import rebound.journal.day.About;

/** What can be asked of a {@link Suggestion}. */
public sealed interface SuggestionCommand {

    /** One that depends on whether it stands. */
    sealed interface Weighed extends SuggestionCommand {

        /** The id of the setback that it may be for. */
        @Nullable
        String setbackId();

        /** Whether there is evidence that could be drawn. */
        boolean hasEvidence();

        /** The command as it is decided by what holds then. */
        SuggestionCommand by(Standing now);
    }

    /**
     * Offer it, if it stands; by a policy only.
     *
     * @param standing null before it is known
     */
    record OfferSuggestion(
            Instant at,
            Private<Proposal> proposal,
            @Nullable Standing standing) implements Weighed {

        @Override
        public @Nullable String setbackId() {
            return proposal.orNull(Proposal::about) instanceof About about ? about.id() : null;
        }

        /** There was when it was prompted; if there is none any more it is questioned. */
        @Override
        public boolean hasEvidence() {
            return true;
        }

        @Override
        public OfferSuggestion by(Standing now) {
            return new OfferSuggestion(at, proposal, now);
        }
    }

    /** The person likes it. */
    record AcceptSuggestion(Instant at) implements SuggestionCommand {}

    /** The person does not want that to be suggested. */
    record DeclineSuggestion(Instant at) implements SuggestionCommand {}

    /** Not now. */
    record SetSuggestionAside(Instant at) implements SuggestionCommand {}

    /**
     * Something has changed: withdraw it, unless it still stands; by a policy only.
     *
     * @param setbackId its own id, which is that of the setback if it is for one
     * @param standing null before it is known
     */
    record ReviewSuggestion(
            Instant at,
            String setbackId,
            boolean hasEvidence,
            @Nullable Standing standing) implements Weighed {

        @Override
        public ReviewSuggestion by(Standing now) {
            return new ReviewSuggestion(at, setbackId, hasEvidence, now);
        }
    }

    /** Nothing would find it any more if it did not stand: withdraw it, if it waits; by a policy only. */
    record WithdrawSuggestion(Instant at) implements SuggestionCommand {}
}
