package rebound.journal.letter;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Private;
import rebound.eventlog.domain.RestoreWindow;
import rebound.journal.day.Home;
import rebound.journal.day.Located;

/** What can be asked of a {@link Letter}. Times are the request's own; years 1 to 9999 only. */
public sealed interface LetterCommand {

    /**
     * Write a new letter.
     *
     * @param at when it was asked
     * @param happenedAt null if the person did not say: then it is {@code at}
     * @param zone where the person was; null if they did not say: then they are at home
     * @param home how they reckon their days; null if that is not known
     */
    record WriteLetter(
            Instant at,
            @Nullable Instant happenedAt,
            @Nullable ZoneId zone,
            @Nullable Home home,
            Private<Words> words) implements LetterCommand, Located<LetterCommand> {

        /** As the person asks it. */
        public WriteLetter(Instant at, @Nullable Instant happenedAt, @Nullable ZoneId zone, Private<Words> words) {
            this(at, happenedAt, zone, null, words);
        }

        @Override
        public WriteLetter livingIn(Home newHome) {
            return new WriteLetter(at, happenedAt, zone, newHome, words);
        }
    }

    /**
     * Put another document in the place of the letter.
     *
     * @param happenedAt null if the person did not say: then it stays
     * @param zone null if the person did not say: then it stays
     * @param home how they reckon their days; null if that is not known
     */
    record ReviseLetter(
            @Nullable Instant happenedAt,
            @Nullable ZoneId zone,
            @Nullable Home home,
            Private<Words> words) implements LetterCommand, Located<LetterCommand> {

        /** As the person asks it. */
        public ReviseLetter(@Nullable Instant happenedAt, @Nullable ZoneId zone, Private<Words> words) {
            this(happenedAt, zone, null, words);
        }

        @Override
        public ReviseLetter livingIn(Home newHome) {
            return new ReviseLetter(happenedAt, zone, newHome, words);
        }
    }

    /** One after which the letter may wait for a setback, for which the letterbox must have room. */
    sealed interface Waiting extends LetterCommand {

        /**
         * The command as it is decided by what holds then.
         *
         * @param isFull whether so many letters wait for a setback already that no other can
         */
        LetterCommand withBox(boolean isFull);
    }

    /**
     * Seal the letter until a day begins, or until the next setback.
     *
     * @param until the day; null for the next setback
     * @param home how the person reckons their days; null if that is not known
     * @param boxIsFull whether so many letters wait for a setback already that no other can
     */
    record SealLetter(
            Instant at, @Nullable LocalDate until, @Nullable Home home, boolean boxIsFull)
            implements Waiting, Located<LetterCommand> {

        /** As the person asks it. */
        public SealLetter(Instant at, @Nullable LocalDate until) {
            this(at, until, null, false);
        }

        @Override
        public SealLetter livingIn(Home newHome) {
            return new SealLetter(at, until, newHome, boxIsFull);
        }

        @Override
        public SealLetter withBox(boolean isFull) {
            return new SealLetter(at, until, home, isFull);
        }
    }

    /** Open the letter, now that its day has come. */
    record OpenLetter(Instant at) implements LetterCommand {}

    /** Break the seal, whatever it waits for. */
    record UnsealLetter(Instant at) implements LetterCommand {}

    /** Open the letter by itself, if its day has come. */
    record OpenOnItsDay(Instant at) implements LetterCommand {}

    /** Open the letter by itself, if it waits for a setback. */
    record OpenAfterSetback(Instant at) implements LetterCommand {}

    /** Take the letter away; for {@link RestoreWindow#LENGTH} it can be brought back. */
    record DeleteLetter(Instant at) implements LetterCommand {}

    /**
     * Bring a deleted letter back.
     *
     * @param boxIsFull whether so many letters wait for a setback already that no other can
     */
    record RestoreLetter(Instant at, boolean boxIsFull) implements Waiting {

        /** As the person asks it. */
        public RestoreLetter(Instant at) {
            this(at, false);
        }

        @Override
        public RestoreLetter withBox(boolean isFull) {
            return new RestoreLetter(at, isFull);
        }
    }

    /** Erase a deleted letter for good, once it can no longer be brought back. */
    record EraseLetter(Instant at) implements LetterCommand {}
}
