package rebound.journal.setback;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Private;
import rebound.eventlog.domain.RestoreWindow;
import rebound.journal.day.About;
import rebound.journal.day.Home;
import rebound.journal.day.Located;

/** What can be asked of a {@link Setback}. Times are the request's own; years 1 to 9999 only. */
public sealed interface SetbackCommand {

    /**
     * Offer something that happened as a setback.
     *
     * @param zone the time zone's id; null if nobody said
     */
    record OfferSetback(
            About about, Instant happenedAt, @Nullable String zone) implements SetbackCommand {}

    /**
     * Accept what was offered, and name it.
     *
     * @param at when it was asked
     * @param happenedAt null if the person did not say: then it is as it was offered
     * @param zone where the person was; null if they did not say: then it is as it was offered
     * @param home how they reckon their days; null if that is not known
     */
    record AcceptSetback(
            Instant at,
            @Nullable Instant happenedAt,
            @Nullable ZoneId zone,
            @Nullable Home home,
            Private<Description> description)
            implements SetbackCommand, Located<SetbackCommand> {

        /** As the person asks it. */
        public AcceptSetback(
                Instant at, @Nullable Instant happenedAt, @Nullable ZoneId zone, Private<Description> description) {
            this(at, happenedAt, zone, null, description);
        }

        @Override
        public AcceptSetback livingIn(Home newHome) {
            return new AcceptSetback(at, happenedAt, zone, newHome, description);
        }
    }

    /** Do not call it a setback. */
    record DeclineSetback(Instant at) implements SetbackCommand {}

    /**
     * Record a new setback.
     *
     * @param at when it was asked
     * @param happenedAt null if the person did not say: then it is {@code at}
     * @param zone where the person was; null if they did not say: then they are at home
     * @param home how they reckon their days; null if that is not known
     */
    record RecordSetback(
            Instant at,
            @Nullable Instant happenedAt,
            @Nullable ZoneId zone,
            @Nullable Home home,
            Private<Description> description)
            implements SetbackCommand, Located<SetbackCommand> {

        /** As the person asks it. */
        public RecordSetback(
                Instant at, @Nullable Instant happenedAt, @Nullable ZoneId zone, Private<Description> description) {
            this(at, happenedAt, zone, null, description);
        }

        @Override
        public RecordSetback livingIn(Home newHome) {
            return new RecordSetback(at, happenedAt, zone, newHome, description);
        }
    }

    /**
     * Describe it anew, all of it.
     *
     * @param happenedAt null if the person did not say: then it stays
     * @param zone null if they did not say: then it stays
     * @param home how they reckon their days; null if that is not known
     */
    record ReviseSetback(
            @Nullable Instant happenedAt,
            @Nullable ZoneId zone,
            @Nullable Home home,
            Private<Description> description) implements SetbackCommand, Located<SetbackCommand> {

        /** As the person asks it. */
        public ReviseSetback(@Nullable Instant happenedAt, @Nullable ZoneId zone, Private<Description> description) {
            this(happenedAt, zone, null, description);
        }

        @Override
        public ReviseSetback livingIn(Home newHome) {
            return new ReviseSetback(happenedAt, zone, newHome, description);
        }
    }

    /** Say this of it, instead of whatever was said of that before. */
    record SayFacet(Instant at, Facet facet, Private<Remarks> said) implements SetbackCommand {}

    /** Take back what was said of it. */
    record WithdrawFacet(Instant at, Facet facet) implements SetbackCommand {}

    /** Look at it again on a day of the person's. */
    record ScheduleReview(Instant at, LocalDate on) implements SetbackCommand {}

    /** Do not. */
    record CancelReview(Instant at) implements SetbackCommand {}

    /** Be done with it. */
    record CloseSetback(Instant at) implements SetbackCommand {}

    /** Take it up again. */
    record ReopenSetback(Instant at) implements SetbackCommand {}

    /**
     * Be back on track.
     *
     * @param at when it was asked
     * @param happenedAt since when; null if the person did not say: then it is {@code at}
     */
    record DeclareBackOnTrack(Instant at, @Nullable Instant happenedAt) implements SetbackCommand {}

    /** Not be back on track yet after all. */
    record WithdrawBackOnTrack(Instant at) implements SetbackCommand {}

    /** Take the setback away; for {@link RestoreWindow#LENGTH} it can be brought back. */
    record DeleteSetback(Instant at) implements SetbackCommand {}

    /** Bring a deleted setback back. */
    record RestoreSetback(Instant at) implements SetbackCommand {}

    /** Erase a deleted setback for good, once it can no longer be brought back. */
    record EraseSetback(Instant at) implements SetbackCommand {}
}
