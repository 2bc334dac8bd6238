package rebound.journal.setback;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import rebound.journal.day.About;
import rebound.journal.day.Restorable;
import rebound.journal.setback.SetbackEvent.Begun;
import rebound.journal.setback.SetbackEvent.Dated;
import rebound.journal.setback.SetbackEvent.FacetSaid;
import rebound.journal.setback.SetbackEvent.SetbackBackOnTrack;
import rebound.journal.setback.SetbackEvent.SetbackClosed;
import rebound.journal.setback.SetbackEvent.SetbackDeclined;
import rebound.journal.setback.SetbackEvent.SetbackDeleted;
import rebound.journal.setback.SetbackEvent.SetbackErased;
import rebound.journal.setback.SetbackEvent.SetbackFacetWithdrawn;
import rebound.journal.setback.SetbackEvent.SetbackNotYetBackOnTrack;
import rebound.journal.setback.SetbackEvent.SetbackOffered;
import rebound.journal.setback.SetbackEvent.SetbackReopened;
import rebound.journal.setback.SetbackEvent.SetbackRestored;
import rebound.journal.setback.SetbackEvent.SetbackReviewCancelled;
import rebound.journal.setback.SetbackEvent.SetbackReviewScheduled;
import rebound.journal.setback.SetbackEvent.SetbackRevised;

/**
 * Something that went wrong in a person's life, at a stage of its own. Immutable.
 *
 * <pre>
 *                record                    close
 *   Absent ──────────────────────▶ Open ────────▶ Closed
 *      │                           ▲  ▲              │
 *      │ offer          accept     │  └──────────────┘
 *      ▼         ┌─────────────────┤       reopen
 *   Offered ─────┘                 │
 *      │                           │
 *      │ decline        accept     │
 *      └───────▶ Declined ─────────┘
 *
 *                         delete           after that
 *   Open or Closed ───────────────▶ Deleted ─────────▶ Erased
 *          ▲                           │
 *          └───────────────────────────┘
 *             restore, within 30 days
 * </pre>
 *
 * <p>Besides, the person may say of one that is open or closed that they are back on track, and take that back. Of an open
 * one they may say more, each {@link Facet} by itself, and choose a day to look at it again; closing it needs none of that.
 */
public sealed interface Setback {

    /** What can be asked of a setback that exists. */
    enum Verb {
        ACCEPT,
        DECLINE,
        /** Describe it anew; while that is possible, the person can say whatever they like of it, too. */
        REVISE,
        CLOSE,
        REOPEN,
        BACK_ON_TRACK,
        NOT_YET,
        DELETE,
        RESTORE;

        /** The public name of the verb. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The verbs that are legal now. */
    List<Verb> allowed(Instant now);

    /** The setback after a fact. */
    Setback evolve(SetbackEvent event);

    /** Nothing has been recorded under this id. */
    record Absent() implements Setback {

        @Override
        public List<Verb> allowed(Instant now) {
            return List.of();
        }

        @Override
        public Setback evolve(SetbackEvent event) {
            return switch (event) {
                case SetbackOffered offered -> new Offered(offered.about(), offered.happenedAt(), offered.zone());
                case SetbackRestored restored -> Recorded.of(restored, false);
                case Begun begun -> new Open(Account.of(begun, null));
                case SetbackDeclined declined -> this;
                case Dated later -> this;
            };
        }
    }

    /** Something that was offered, and that the person does not call a setback of theirs, or not yet. */
    sealed interface Unnamed extends Setback {

        About about();

        Instant happenedAt();

        /** The time zone's id; null if nobody said. */
        @Nullable
        String zone();

        @Override
        default Setback evolve(SetbackEvent event) {
            return switch (event) {
                case SetbackRestored restored -> Recorded.of(restored, false);
                case Begun begun -> new Open(Account.of(begun, about()));
                case SetbackDeclined declined -> new Declined(about(), happenedAt(), zone());
                case SetbackOffered offered -> this;
                case Dated later -> this;
            };
        }
    }

    /** The person has not answered yet, and need not. */
    record Offered(
            About about, Instant happenedAt, @Nullable String zone) implements Unnamed {

        @Override
        public List<Verb> allowed(Instant now) {
            return List.of(Verb.ACCEPT, Verb.DECLINE);
        }
    }

    /** The person does not call it a setback; nothing asks them again. */
    record Declined(
            About about, Instant happenedAt, @Nullable String zone) implements Unnamed {

        @Override
        public List<Verb> allowed(Instant now) {
            return List.of(Verb.ACCEPT);
        }
    }

    /** A setback of the person's own, at whatever stage. */
    sealed interface Recorded extends Setback {

        Account account();

        /** As it is again. */
        private static Recorded of(SetbackRestored restored, boolean toldSoon) {
            var account = Account.of(restored, toldSoon);
            return restored.closedAt() == null ? new Open(account) : new Closed(account, restored.closedAt());
        }

        /** When the person was done with it; null if it is open. */
        @Nullable
        Instant closedAt();

        /** The same with another account. */
        Recorded with(Account newStory);

        @Override
        default Setback evolve(SetbackEvent event) {
            return switch (event) {
                case SetbackRevised revised -> with(account().toldAnew(revised));
                case SetbackRestored restored -> of(restored, account().toldSoon());
                case Begun begun -> new Open(Account.of(begun, account().about()));
                case FacetSaid said -> with(account().saying(said));
                case SetbackFacetWithdrawn withdrawn -> with(account().without(withdrawn.facet()));
                case SetbackReviewScheduled scheduled -> with(account().reviewedOn(scheduled.on()));
                case SetbackReviewCancelled cancelled -> with(account().reviewedOn(null));
                case SetbackClosed closed -> new Closed(account(), closed.at());
                case SetbackReopened reopened -> new Open(account());
                case SetbackBackOnTrack backOnTrack -> with(account().onTrack(backOnTrack.happenedAt()));
                case SetbackNotYetBackOnTrack notYet -> with(account().onTrack(null));
                case SetbackDeleted deleted -> new Deleted(deleted.at(), this);
                case SetbackErased erased -> new Erased();
                case SetbackOffered offered -> this;
                case SetbackDeclined declined -> this;
            };
        }

        /** What the person may say about being back on track. */
        default Verb onTrack() {
            return account().backOnTrackAt() == null ? Verb.BACK_ON_TRACK : Verb.NOT_YET;
        }
    }

    /** The person is still at it, for as long as they like. */
    record Open(Account account) implements Recorded {

        @Override
        public @Nullable Instant closedAt() {
            return null;
        }

        @Override
        public Open with(Account newStory) {
            return new Open(newStory);
        }

        @Override
        public List<Verb> allowed(Instant now) {
            return List.of(Verb.REVISE, Verb.CLOSE, onTrack(), Verb.DELETE);
        }
    }

    /** The person is done with it, and it never comes back by itself. */
    record Closed(Account account, Instant closedAt) implements Recorded {

        @Override
        public Closed with(Account newStory) {
            return new Closed(newStory, closedAt);
        }

        @Override
        public List<Verb> allowed(Instant now) {
            return List.of(Verb.REOPEN, onTrack(), Verb.DELETE);
        }
    }

    /** A setback of the person's own that is there for nobody any more, whether or not it may come back. */
    sealed interface Gone extends Setback {}

    /**
     * It may still come back, as it was.
     *
     * @param closedAt null if it was open
     */
    record Deleted(
            Instant deletedAt, Account account, @Nullable Instant closedAt) implements Gone, Restorable {

        /** @param setback as it was when it was deleted */
        public Deleted(Instant deletedAt, Recorded setback) {
            this(deletedAt, setback.account(), setback.closedAt());
        }

        @Override
        public List<Verb> allowed(Instant now) {
            return isInTime(now) && !account.description().isErased() ? List.of(Verb.RESTORE) : List.of();
        }

        @Override
        public Setback evolve(SetbackEvent event) {
            return switch (event) {
                case SetbackRestored restored -> Recorded.of(restored, account.toldSoon());
                case SetbackErased erased -> new Erased();
                case Dated other -> this;
                case SetbackOffered offered -> this;
                case SetbackDeclined declined -> this;
            };
        }
    }

    /** It is gone for good; nothing can be recorded under its id again. */
    record Erased() implements Gone {

        @Override
        public List<Verb> allowed(Instant now) {
            return List.of();
        }

        @Override
        public Setback evolve(SetbackEvent event) {
            return this;
        }
    }
}
