package rebound.journal.checkin;

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
import rebound.journal.day.Taken;

/**
 * What has happened to a {@link CheckIn}. Every event says on which local date of the person the check-in lies: a recorded
 * fact, which no later change of the time zone rules can move.
 */
public sealed interface CheckInEvent {

    /** The person's date at {@code happenedAt}, as it was reckoned when that was recorded. */
    LocalDate localDate();

    /** An event after which the check-in is exactly as it says, whatever it was before. */
    sealed interface Told extends CheckInEvent, Placed {

        Private<Words> words();

        /** On which of the person's days they like to be asked how it is now; null for not at all. */
        @Nullable
        LocalDate followUpOn();

        @Override
        default String stage() {
            return "recorded";
        }

        @Override
        default @Nullable String wording() {
            return words().orNull(Words::note);
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

    record CheckInRecorded(
            Instant happenedAt,
            String zone,
            LocalDate localDate,
            @Nullable About about,
            @Nullable LocalDate followUpOn,
            Private<Words> words)
            implements Told {}

    /**
     * The check-in got another document.
     *
     * @param formerDate the {@link #localDate} until now; mostly the same
     */
    record CheckInRevised(
            Instant happenedAt,
            String zone,
            LocalDate localDate,
            LocalDate formerDate,
            @Nullable About about,
            @Nullable LocalDate followUpOn,
            Private<Words> words)
            implements Told, Moved {}

    record CheckInDeleted(Instant at, LocalDate localDate) implements CheckInEvent, Taken {}

    /** The check-in is back. It says everything again, since views keep nothing of what was deleted. */
    record CheckInRestored(
            Instant at,
            Instant happenedAt,
            String zone,
            LocalDate localDate,
            @Nullable About about,
            @Nullable LocalDate followUpOn,
            Private<Words> words)
            implements Told {}

    /** It is gone for good, and so are the words of every earlier event of it. */
    record CheckInErased(LocalDate localDate) implements CheckInEvent, Gone {}
}
