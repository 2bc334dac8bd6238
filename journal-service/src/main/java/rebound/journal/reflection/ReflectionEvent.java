package rebound.journal.reflection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Private;
import rebound.journal.day.About;
import rebound.journal.day.Gone;
import rebound.journal.day.Moved;
import rebound.journal.day.Placed;
import rebound.journal.day.Taken;
import rebound.journal.day.Turned;

/**
 * What has happened to a {@link Reflection}. Every event says on which local date of the person the reflection lies: a
 * recorded fact, which no later change of the time zone rules can move.
 */
public sealed interface ReflectionEvent {

    /** The person's date at {@code happenedAt}, as it was reckoned when that was recorded. */
    LocalDate localDate();

    /** An event after which the reflection says exactly this, whatever it said before. */
    sealed interface Told extends ReflectionEvent, Placed {

        Private<Sheet> sheet();

        /** When it was completed; null for a draft. */
        @Nullable
        Instant completedAt();

        @Override
        default String stage() {
            return completedAt() == null ? "draft" : "completed";
        }

        @Override
        default boolean mayComeBack() {
            return completedAt() != null;
        }

        @Override
        default @Nullable String wording() {
            return sheet().orNull(Sheet::beginning);
        }

        @Override
        default List<String> texts() {
            return sheet().map(Sheet::words).orElse(List.of());
        }

        @Override
        default List<String> people() {
            return sheet().map(Sheet::people).orElse(List.of());
        }
    }

    record ReflectionDrafted(
            Instant happenedAt,
            String zone,
            LocalDate localDate,
            @Nullable About about,
            Private<Sheet> sheet) implements Told {

        @Override
        public @Nullable Instant completedAt() {
            return null;
        }
    }

    /**
     * The draft got another document.
     *
     * @param formerDate the {@link #localDate} until now; mostly the same
     */
    record ReflectionRevised(
            Instant happenedAt,
            String zone,
            LocalDate localDate,
            LocalDate formerDate,
            @Nullable About about,
            Private<Sheet> sheet)
            implements Told, Moved {

        @Override
        public @Nullable Instant completedAt() {
            return null;
        }
    }

    /**
     * The person is done with it.
     *
     * @param harvest what they keep of it, each of which becomes a thing of its own
     */
    record ReflectionCompleted(
            Instant at, LocalDate localDate, @Nullable About about, Private<Harvest> harvest)
            implements ReflectionEvent, Turned {

        @Override
        public String stage() {
            return "completed";
        }
    }

    /**
     * The person wants to be back at it on that day, until they complete or delete it.
     *
     * @param on a day of the person's own; null: not by itself any more
     */
    record ReflectionRevisitScheduled(
            Instant at, LocalDate localDate, @Nullable LocalDate on) implements ReflectionEvent {}

    record ReflectionDeleted(Instant at, LocalDate localDate) implements ReflectionEvent, Taken {}

    /**
     * The reflection is back. It says everything again, since views keep nothing of what was deleted.
     *
     * @param revisitOn on which day of theirs the person wants to be back at it; null for not by itself
     */
    record ReflectionRestored(
            Instant at,
            Instant happenedAt,
            String zone,
            LocalDate localDate,
            @Nullable About about,
            @Nullable LocalDate revisitOn,
            Private<Sheet> sheet,
            @Nullable Instant completedAt)
            implements Told {}

    /** It is gone for good, and so are the words of every earlier event of it. */
    record ReflectionErased(LocalDate localDate) implements ReflectionEvent, Gone {}
}
