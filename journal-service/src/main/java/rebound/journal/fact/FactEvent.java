package rebound.journal.fact;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Private;
import rebound.journal.day.About;
import rebound.journal.day.Gone;
import rebound.journal.day.Moved;
import rebound.journal.day.Placed;
import rebound.journal.day.Taken;

/**
 * What has happened to a {@link Fact}. Every event says on which local date of the person the fact lies: a recorded
 * fact, which no later change of the time zone rules can move.
 */
public sealed interface FactEvent {

    /** The person's date at {@code happenedAt}, as it was reckoned when that was recorded. */
    LocalDate localDate();

    /** An event after which the fact is exactly as it says, whatever it was before. */
    sealed interface Told extends FactEvent, Placed {

        /** What it was kept of; null if it was written by itself. */
        @Nullable
        About source();

        Private<Words> words();

        @Override
        default String stage() {
            return "noted";
        }

        @Override
        default @Nullable String wording() {
            return words().isErased() ? null : words().value().text();
        }
    }

    record FactNoted(
            Instant happenedAt,
            String zone,
            LocalDate localDate,
            @Nullable About about,
            @Nullable About source,
            Private<Words> words)
            implements Told {}

    /**
     * The fact got another document.
     *
     * @param formerDate the {@link #localDate} until now; mostly the same
     */
    record FactRevised(
            Instant happenedAt,
            String zone,
            LocalDate localDate,
            LocalDate formerDate,
            @Nullable About about,
            @Nullable About source,
            Private<Words> words)
            implements Told, Moved {}

    record FactDeleted(Instant at, LocalDate localDate) implements FactEvent, Taken {}

    /** The fact is back. It says everything again, since views keep nothing of what was deleted. */
    record FactRestored(
            Instant at,
            Instant happenedAt,
            String zone,
            LocalDate localDate,
            @Nullable About about,
            @Nullable About source,
            Private<Words> words)
            implements Told {}

    /** It is gone for good, and so are the words of every earlier event of it. */
    record FactErased(LocalDate localDate) implements FactEvent, Gone {}
}
