package rebound.journal.entry;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Private;

/**
 * What has happened to an {@link Entry}. Every event says on which local date of the person the entry lies: a recorded
 * fact, which no later change of the time zone rules can move.
 */
public sealed interface EntryEvent {

    /** The person's date at {@code happenedAt}, as it was reckoned when that was recorded. */
    LocalDate localDate();

    /** An event after which the entry is exactly as it says, whatever it was before. */
    sealed interface Told extends EntryEvent {

        Instant happenedAt();

        /** The time zone's id. */
        String zone();

        @Nullable
        About about();

        Private<Words> words();
    }

    record EntryWritten(
            Instant happenedAt,
            String zone,
            LocalDate localDate,
            @Nullable About about,
            Private<Words> words) implements Told {}

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
            Private<Words> words)
            implements Told {}

    record EntryDeleted(Instant at, LocalDate localDate) implements EntryEvent {}

    /** The entry is back. It says everything again, since views keep nothing of what was deleted. */
    record EntryRestored(
            Instant at,
            Instant happenedAt,
            String zone,
            LocalDate localDate,
            @Nullable About about,
            Private<Words> words)
            implements Told {}
}
