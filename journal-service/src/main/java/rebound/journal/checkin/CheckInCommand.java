package rebound.journal.checkin;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Private;
import rebound.eventlog.domain.RestoreWindow;
import rebound.journal.day.About;
import rebound.journal.day.Home;
import rebound.journal.day.Located;

/** What can be asked of a {@link CheckIn}. Times are the request's own; years 1 to 9999 only. */
public sealed interface CheckInCommand {

    /**
     * Record a new check-in.
     *
     * @param at when it was asked
     * @param happenedAt null if the person did not say: then it is {@code at}
     * @param zone where the person was; null if they did not say: then they are at home
     * @param followUp whether the person likes to be asked on the next day how it is; the same for every kind
     * @param home how they reckon their days; null if that is not known
     */
    record RecordCheckIn(
            Instant at,
            @Nullable Instant happenedAt,
            @Nullable ZoneId zone,
            @Nullable Home home,
            @Nullable About about,
            boolean followUp,
            Private<Words> words)
            implements CheckInCommand, Located<CheckInCommand> {

        /** As the person asks it. */
        public RecordCheckIn(
                Instant at,
                @Nullable Instant happenedAt,
                @Nullable ZoneId zone,
                @Nullable About about,
                boolean followUp,
                Private<Words> words) {
            this(at, happenedAt, zone, null, about, followUp, words);
        }

        @Override
        public RecordCheckIn livingIn(Home newHome) {
            return new RecordCheckIn(at, happenedAt, zone, newHome, about, followUp, words);
        }
    }

    /**
     * Put another document in the place of the check-in.
     *
     * @param happenedAt null if the person did not say: then it stays
     * @param zone null if the person did not say: then it stays
     * @param followUp whether the person likes to be asked on the next day how it is; the same for every kind
     * @param home how they reckon their days; null if that is not known
     */
    record ReviseCheckIn(
            @Nullable Instant happenedAt,
            @Nullable ZoneId zone,
            @Nullable Home home,
            @Nullable About about,
            boolean followUp,
            Private<Words> words)
            implements CheckInCommand, Located<CheckInCommand> {

        /** As the person asks it. */
        public ReviseCheckIn(
                @Nullable Instant happenedAt,
                @Nullable ZoneId zone,
                @Nullable About about,
                boolean followUp,
                Private<Words> words) {
            this(happenedAt, zone, null, about, followUp, words);
        }

        @Override
        public ReviseCheckIn livingIn(Home newHome) {
            return new ReviseCheckIn(happenedAt, zone, newHome, about, followUp, words);
        }
    }

    /** Take the check-in away; for {@link RestoreWindow#LENGTH} it can be brought back. */
    record DeleteCheckIn(Instant at) implements CheckInCommand {}

    /** Bring a deleted check-in back. */
    record RestoreCheckIn(Instant at) implements CheckInCommand {}

    /** Erase a deleted check-in for good, once it can no longer be brought back. */
    record EraseCheckIn(Instant at) implements CheckInCommand {}
}
