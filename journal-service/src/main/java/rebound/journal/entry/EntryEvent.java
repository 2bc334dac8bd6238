package rebound.journal.entry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Private;
import rebound.journal.day.About;
import rebound.journal.day.Gone;
import rebound.journal.day.Mood;
import rebound.journal.day.Moved;
import rebound.journal.day.Placed;
import rebound.journal.day.Said;
import rebound.journal.day.Taken;

/**
 * What has happened to an {@link Entry}. Every event says on which local date of the person the entry lies: a recorded
 * fact, which no later change of the time zone rules can move.
 */
public sealed interface EntryEvent {

    /** The person's date at {@code happenedAt}, as it was reckoned when that was recorded. */
    LocalDate localDate();

    /** An event after which the entry is exactly as it says, whatever it was before. */
    sealed interface Told extends EntryEvent, Placed {

        /** Whether the person is still at it. */
        boolean draft();

        Private<Words> words();

        @Override
        default String stage() {
            return draft() ? "draft" : "written";
        }

        @Override
        default boolean mayComeBack() {
            return !draft();
        }

        @Override
        default @Nullable String wording() {
            return words().orNull(Words::text);
        }

        @Override
        default List<String> tags() {
            return words().map(Words::tags).orElse(List.of());
        }

        @Override
        default List<String> emotions() {
            return words().map(Words::emotions).orElse(List.of());
        }

        @Override
        default @Nullable Mood mood() {
            return words().orNull(Words::mood);
        }
    }

    record EntryWritten(
            Instant happenedAt,
            String zone,
            LocalDate localDate,
            @Nullable About about,
            boolean draft,
            Private<Words> words)
            implements Told, Said {}

    /**
     * The entry got another document.
     *
     * @param formerDate the {@link #localDate} until now; mostly the same
     */
    record EntryRevised(
            Instant happenedAt,
            String zone,
            LocalDate localDate,
            LocalDate formerDate,
            @Nullable About about,
            boolean draft,
            Private<Words> words)
            implements Told, Moved, Said {}

    record EntryDeleted(Instant at, LocalDate localDate) implements EntryEvent, Taken {}

    /** The entry is back. It says everything again, since views keep nothing of what was deleted. */
    record EntryRestored(
            Instant at,
            Instant happenedAt,
            String zone,
            LocalDate localDate,
            @Nullable About about,
            boolean draft,
            Private<Words> words)
            implements Told {}

    /** It is gone for good, and so are the words of every earlier event of it. */
    record EntryErased(LocalDate localDate) implements EntryEvent, Gone {}
}
