package rebound.journal.setback;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Private;
import rebound.journal.day.About;
import rebound.journal.day.Moment;
import rebound.journal.setback.SetbackEvent.SetbackBackOnTrack;
import rebound.journal.setback.SetbackEvent.SetbackClosed;
import rebound.journal.setback.SetbackEvent.SetbackDeclined;
import rebound.journal.setback.SetbackEvent.SetbackNotYetBackOnTrack;
import rebound.journal.setback.SetbackEvent.SetbackOffered;
import rebound.journal.setback.SetbackEvent.SetbackReopened;
import rebound.journal.setback.SetbackEvent.Told;

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
 * </pre>
 *
 * <p>Besides, the person may say of one that is open or closed that they are back on track, and take that back.
 */
public sealed interface Setback {

    /** What can be asked of a setback that exists. */
    enum Verb {
        ACCEPT,
        DECLINE,
        CLOSE,
        REOPEN,
        BACK_ON_TRACK,
        NOT_YET;

        /** The public name of the verb. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The verbs that are legal now. */
    List<Verb> allowed();

    /** The setback after a fact. */
    Setback evolve(SetbackEvent event);

    /** Nothing has been recorded under this id. */
    record Absent() implements Setback {

        @Override
        public List<Verb> allowed() {
            return List.of();
        }

        @Override
        public Setback evolve(SetbackEvent event) {
            return switch (event) {
                case SetbackOffered offered -> new Offered(offered.about(), offered.happenedAt(), offered.zone());
                case Told told -> open(told, null);
                case SetbackDeclined declined -> this;
                case SetbackClosed closed -> this;
                case SetbackReopened reopened -> this;
                case SetbackBackOnTrack backOnTrack -> this;
                case SetbackNotYetBackOnTrack notYet -> this;
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
                case Told told -> open(told, about());
                case SetbackDeclined declined -> new Declined(about(), happenedAt(), zone());
                case SetbackOffered offered -> this;
                case SetbackClosed closed -> this;
                case SetbackReopened reopened -> this;
                case SetbackBackOnTrack backOnTrack -> this;
                case SetbackNotYetBackOnTrack notYet -> this;
            };
        }
    }

    /** The person has not answered yet, and need not. */
    record Offered(
            About about, Instant happenedAt, @Nullable String zone) implements Unnamed {

        @Override
        public List<Verb> allowed() {
            return List.of(Verb.ACCEPT, Verb.DECLINE);
        }
    }

    /** The person does not call it a setback; nothing asks them again. */
    record Declined(
            About about, Instant happenedAt, @Nullable String zone) implements Unnamed {

        @Override
        public List<Verb> allowed() {
            return List.of(Verb.ACCEPT);
        }
    }

    /** A setback of the person's own, at whatever stage. */
    sealed interface Recorded extends Setback {

        Instant happenedAt();

        /** The time zone's id. */
        String zone();

        /** The person's date at {@link #happenedAt}, as it was reckoned when that was recorded. */
        LocalDate localDate();

        Private<Description> description();

        /** What it was offered for; null if the person recorded it themselves. */
        @Nullable
        About about();

        /** Since when the person says to be back on track; null as long as they do not. */
        @Nullable
        Instant backOnTrackAt();

        Recorded onTrack(@Nullable Instant since);

        /** When it happened. */
        default Moment moment() {
            return new Moment(happenedAt(), zone(), localDate());
        }

        @Override
        default Setback evolve(SetbackEvent event) {
            return switch (event) {
                case Told told -> open(told, about());
                case SetbackClosed closed ->
                    new Closed(happenedAt(), zone(), localDate(), description(), about(), backOnTrackAt(), closed.at());
                case SetbackReopened reopened ->
                    new Open(happenedAt(), zone(), localDate(), description(), about(), backOnTrackAt());
                case SetbackBackOnTrack backOnTrack -> onTrack(backOnTrack.happenedAt());
                case SetbackNotYetBackOnTrack notYet -> onTrack(null);
                case SetbackOffered offered -> this;
                case SetbackDeclined declined -> this;
            };
        }

        /** How the stage can be left. */
        Verb way();

        @Override
        default List<Verb> allowed() {
            return List.of(way(), backOnTrackAt() == null ? Verb.BACK_ON_TRACK : Verb.NOT_YET);
        }
    }

    /** The person is still at it. */
    record Open(
            Instant happenedAt,
            String zone,
            LocalDate localDate,
            Private<Description> description,
            @Nullable About about,
            @Nullable Instant backOnTrackAt)
            implements Recorded {

        @Override
        public Open onTrack(@Nullable Instant since) {
            return new Open(happenedAt, zone, localDate, description, about, since);
        }

        @Override
        public Verb way() {
            return Verb.CLOSE;
        }
    }

    /** The person is done with it, and it never comes back by itself. */
    record Closed(
            Instant happenedAt,
            String zone,
            LocalDate localDate,
            Private<Description> description,
            @Nullable About about,
            @Nullable Instant backOnTrackAt,
            Instant closedAt)
            implements Recorded {

        @Override
        public Closed onTrack(@Nullable Instant since) {
            return new Closed(happenedAt, zone, localDate, description, about, since, closedAt);
        }

        @Override
        public Verb way() {
            return Verb.REOPEN;
        }
    }

    private static Open open(Told told, @Nullable About about) {
        return new Open(told.happenedAt(), told.zone(), told.localDate(), told.description(), about, null);
    }
}
