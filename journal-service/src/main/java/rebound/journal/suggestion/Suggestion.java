package rebound.journal.suggestion;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import rebound.eventlog.domain.Private;
import rebound.journal.suggestion.SuggestionEvent.SuggestionAccepted;
import rebound.journal.suggestion.SuggestionEvent.SuggestionDeclined;
import rebound.journal.suggestion.SuggestionEvent.SuggestionOffered;
import rebound.journal.suggestion.SuggestionEvent.SuggestionSetAside;
import rebound.journal.suggestion.SuggestionEvent.SuggestionWithdrawn;

/**
 * Something that a person is offered, at a stage of its life. Immutable.
 *
 * <pre>
 *           offer               accept
 *   Absent ───────▶ Offered ───────────────▶ Accepted
 *                    │   │      accept          ▲
 *          set aside │   │   ┌──────────────────┘
 *                    ▼   │   │  decline
 *                   SetAside ──────────────▶ Declined
 *                        │                      ▲
 *                        └──────────────────────┘
 *                               decline
 *
 *                        withdraw            decline
 *   Offered or SetAside ──────────▶ Withdrawn ──────▶ Declined
 * </pre>
 *
 * What was set aside can still be accepted or declined; these two are final. To decline it is to say: do not suggest this, which
 * can also be said of one that is withdrawn, because it does not stand any more. Nothing brings that back.
 */
public sealed interface Suggestion {

    /** What can be asked of a suggestion. */
    enum Verb {
        ACCEPT,
        DECLINE,
        SET_ASIDE;

        /** The public name of the verb. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The verbs that would change something now. */
    List<Verb> allowed();

    /** Nothing has been offered under this id. */
    record Absent() implements Suggestion {

        @Override
        public List<Verb> allowed() {
            return List.of();
        }
    }

    /** One that was offered, whatever became of it. */
    sealed interface Made extends Suggestion {

        Private<Proposal> proposal();

        Instant offeredAt();
    }

    record Offered(Private<Proposal> proposal, Instant offeredAt) implements Made {

        @Override
        public List<Verb> allowed() {
            return List.of(Verb.ACCEPT, Verb.DECLINE, Verb.SET_ASIDE);
        }
    }

    record SetAside(Private<Proposal> proposal, Instant offeredAt, Instant at) implements Made {

        @Override
        public List<Verb> allowed() {
            return List.of(Verb.ACCEPT, Verb.DECLINE);
        }
    }

    record Accepted(Private<Proposal> proposal, Instant offeredAt, Instant at) implements Made {

        @Override
        public List<Verb> allowed() {
            return List.of();
        }
    }

    record Declined(Private<Proposal> proposal, Instant offeredAt, Instant at) implements Made {

        @Override
        public List<Verb> allowed() {
            return List.of();
        }
    }

    record Withdrawn(Private<Proposal> proposal, Instant offeredAt, Instant at) implements Made {

        @Override
        public List<Verb> allowed() {
            return List.of(Verb.DECLINE);
        }
    }

    /** The suggestion after a fact. */
    default Suggestion evolve(SuggestionEvent event) {
        return switch (event) {
            case SuggestionOffered offered -> new Offered(offered.proposal(), offered.at());
            case SuggestionAccepted accepted ->
                this instanceof Made made ? new Accepted(made.proposal(), made.offeredAt(), accepted.at()) : this;
            case SuggestionDeclined declined ->
                this instanceof Made made ? new Declined(made.proposal(), made.offeredAt(), declined.at()) : this;
            case SuggestionSetAside aside ->
                this instanceof Made made ? new SetAside(made.proposal(), made.offeredAt(), aside.at()) : this;
            case SuggestionWithdrawn withdrawn ->
                this instanceof Made made ? new Withdrawn(made.proposal(), made.offeredAt(), withdrawn.at()) : this;
        };
    }
}
