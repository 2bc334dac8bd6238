package rebound.journal.letter;

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
 * What has happened to a {@link Letter}. Every event says on which local date of the person the letter lies: that on which it
 * was written, as it was reckoned then.
 */
public sealed interface LetterEvent {

    LocalDate localDate();

    /** An event after which the letter lies on its day. */
    sealed interface Lying extends LetterEvent, Placed {

        /** It is about the person. */
        @Override
        default @Nullable About about() {
            return null;
        }
    }

    /** An event after which it can be read, and says exactly this. */
    sealed interface Told extends Lying {

        Private<Words> words();

        @Override
        default String stage() {
            return "written";
        }

        @Override
        default @Nullable String heading() {
            return words().orNull(Words::title);
        }

        @Override
        default @Nullable String wording() {
            return words().orNull(Words::text);
        }
    }

    record LetterWritten(Instant happenedAt, String zone, LocalDate localDate, Private<Words> words) implements Told {}

    /**
     * The letter got another document.
     *
     * @param formerDate the {@link #localDate} until now; mostly the same
     */
    record LetterRevised(
            Instant happenedAt, String zone, LocalDate localDate, LocalDate formerDate, Private<Words> words)
            implements Told, Moved {}

    /** The letter is sealed. It says no word: nothing shows any while it is. */
    record LetterSealed(Instant at, Instant happenedAt, String zone, LocalDate localDate, Seal seal)
            implements Lying, Moved {

        @Override
        public LocalDate formerDate() {
            return localDate;
        }

        @Override
        public String stage() {
            return "sealed";
        }

        @Override
        public boolean mayComeBack() {
            return false;
        }
    }

    /**
     * The letter can be read. It says everything again, since views keep nothing of what was sealed.
     *
     * @param because {@code date}, {@code setback} or {@code unsealed}
     */
    record LetterOpened(
            Instant at, Instant happenedAt, String zone, LocalDate localDate, String because, Private<Words> words)
            implements Told, Moved {

        @Override
        public LocalDate formerDate() {
            return localDate;
        }

        @Override
        public String stage() {
            return "opened";
        }
    }

    record LetterDeleted(Instant at, LocalDate localDate) implements LetterEvent, Taken {}

    /**
     * The letter is back, at the stage it was at. It says everything again, since views keep nothing of what was deleted.
     *
     * @param seal until when it is sealed; null if it is not
     */
    record LetterRestored(
            Instant at,
            Instant happenedAt,
            String zone,
            LocalDate localDate,
            String stage,
            @Nullable Seal seal,
            Private<Words> words)
            implements Told {

        @Override
        public @Nullable String heading() {
            return seal == null ? Told.super.heading() : null;
        }

        @Override
        public @Nullable String wording() {
            return seal == null ? Told.super.wording() : null;
        }

        @Override
        public boolean mayComeBack() {
            return seal == null;
        }
    }

    /** The letter is gone for good. */
    record LetterErased(LocalDate localDate) implements LetterEvent, Gone {}
}
