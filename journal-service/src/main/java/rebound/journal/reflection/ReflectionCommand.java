package rebound.journal.reflection;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Private;
import rebound.eventlog.domain.RestoreWindow;
import rebound.journal.day.About;
import rebound.journal.day.Home;
import rebound.journal.day.Located;

/** What can be asked of a {@link Reflection}. Times are the request's own; years 1 to 9999 only. */
public sealed interface ReflectionCommand {

    /**
     * Begin a new reflection.
     *
     * @param at when it was asked
     * @param happenedAt null if the person did not say: then it is {@code at}
     * @param zone where the person was; null if they did not say: then they are at home
     * @param home how they reckon their days; null if that is not known
     */
    record DraftReflection(
            Instant at,
            @Nullable Instant happenedAt,
            @Nullable ZoneId zone,
            @Nullable Home home,
            @Nullable About about,
            Private<Sheet> sheet)
            implements ReflectionCommand, Located<ReflectionCommand> {

        /** As the person asks it. */
        public DraftReflection(
                Instant at,
                @Nullable Instant happenedAt,
                @Nullable ZoneId zone,
                @Nullable About about,
                Private<Sheet> sheet) {
            this(at, happenedAt, zone, null, about, sheet);
        }

        @Override
        public DraftReflection livingIn(Home newHome) {
            return new DraftReflection(at, happenedAt, zone, newHome, about, sheet);
        }
    }

    /**
     * Put another document in the place of the draft.
     *
     * @param happenedAt null if the person did not say: then it stays
     * @param zone null if the person did not say: then it stays
     * @param home how they reckon their days; null if that is not known
     */
    record ReviseReflection(
            @Nullable Instant happenedAt,
            @Nullable ZoneId zone,
            @Nullable Home home,
            @Nullable About about,
            Private<Sheet> sheet)
            implements ReflectionCommand, Located<ReflectionCommand> {

        /** As the person asks it. */
        public ReviseReflection(
                @Nullable Instant happenedAt, @Nullable ZoneId zone, @Nullable About about, Private<Sheet> sheet) {
            this(happenedAt, zone, null, about, sheet);
        }

        @Override
        public ReviseReflection livingIn(Home newHome) {
            return new ReviseReflection(happenedAt, zone, newHome, about, sheet);
        }
    }

    /** Be done with it. */
    record CompleteReflection(Instant at) implements ReflectionCommand {}

    /**
     * Want to be back at it on a day, whether it is a draft or completed.
     *
     * @param on a day of the person's own; null: not by itself any more
     */
    record RevisitReflection(Instant at, @Nullable LocalDate on) implements ReflectionCommand {}

    /** Take the reflection away; for {@link RestoreWindow#LENGTH} it can be brought back. */
    record DeleteReflection(Instant at) implements ReflectionCommand {}

    /** Bring a deleted reflection back. */
    record RestoreReflection(Instant at) implements ReflectionCommand {}

    /** Erase a deleted reflection for good, once it can no longer be brought back. */
    record EraseReflection(Instant at) implements ReflectionCommand {}
}
