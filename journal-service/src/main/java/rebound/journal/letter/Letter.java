package rebound.journal.letter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Private;
import rebound.eventlog.domain.RestoreWindow;
import rebound.journal.day.Moment;
import rebound.journal.day.Restorable;
import rebound.journal.letter.LetterEvent.LetterDeleted;
import rebound.journal.letter.LetterEvent.LetterErased;
import rebound.journal.letter.LetterEvent.LetterOpened;
import rebound.journal.letter.LetterEvent.LetterRestored;
import rebound.journal.letter.LetterEvent.LetterRevised;
import rebound.journal.letter.LetterEvent.LetterSealed;
import rebound.journal.letter.LetterEvent.LetterWritten;

/**
 * A letter of a person to themselves, at a stage of its life. Immutable. While it is sealed, nothing shows its text; the person
 * can break the seal at any time, for the letter is theirs.
 *
 * <pre>
 *          write            seal              its day has come, a setback, unseal
 *   Absent ─────▶ Written ───────▶ Sealed ───────────────────────────────────────▶ Opened
 *                  │   ▲              ▲                                              │
 *                  └───┘              └──────────────────────────────────────────────┘
 *                  revise                                   seal
 * </pre>
 *
 * <p>At each of these stages it can be deleted. For {@link RestoreWindow#LENGTH} it can be restored to the stage it was at; then
 * it is erased.
 */
public sealed interface Letter {

    /** What can be asked of a letter that exists. */
    enum Verb {
        REVISE,
        SEAL,
        OPEN,
        UNSEAL,
        DELETE,
        RESTORE;

        /** The public name of the verb. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The verbs that are legal now. */
    List<Verb> allowed(Instant now);

    /** Nothing has been written under this id. */
    record Absent() implements Letter {

        @Override
        public List<Verb> allowed(Instant now) {
            return List.of();
        }
    }

    /** A letter that is there, at whatever stage. */
    sealed interface Kept extends Letter {

        Instant happenedAt();

        /** The time zone's id. */
        String zone();

        LocalDate localDate();

        Private<Words> words();

        /** The name of the stage, as clients know it. */
        String stage();

        /** Until when it is sealed; null if it is not. */
        default @Nullable Seal seal() {
            return null;
        }

        /** The verbs that are legal now, as long as there is a text. */
        List<Verb> ways(Instant now);

        @Override
        default List<Verb> allowed(Instant now) {
            return words().isErased() ? List.of(Verb.DELETE) : ways(now);
        }

        default Moment moment() {
            return new Moment(happenedAt(), zone(), localDate());
        }
    }

    /** The person is at it. */
    record Written(Instant happenedAt, String zone, LocalDate localDate, Private<Words> words) implements Kept {

        @Override
        public String stage() {
            return "written";
        }

        @Override
        public List<Verb> ways(Instant now) {
            return List.of(Verb.REVISE, Verb.SEAL, Verb.DELETE);
        }
    }

    /** It waits, and its text is not shown. */
    record Sealed(
            Instant happenedAt, String zone, LocalDate localDate, Private<Words> words, Instant sealedAt, Seal seal)
            implements Kept {

        @Override
        public String stage() {
            return "sealed";
        }

        @Override
        public List<Verb> ways(Instant now) {
            return seal.isOver(now) ? List.of(Verb.OPEN, Verb.UNSEAL, Verb.DELETE) : List.of(Verb.UNSEAL, Verb.DELETE);
        }
    }

    /**
     * It was sealed, and can be read.
     *
     * @param because {@code date}, {@code setback} or {@code unsealed}
     */
    record Opened(
            Instant happenedAt,
            String zone,
            LocalDate localDate,
            Private<Words> words,
            Instant openedAt,
            String because)
            implements Kept {

        @Override
        public String stage() {
            return "opened";
        }

        @Override
        public List<Verb> ways(Instant now) {
            return List.of(Verb.SEAL, Verb.DELETE);
        }
    }

    /** The letter is gone for everyone, and may still come back as one of these, which it was when it was deleted. */
    record Deleted(
            Instant deletedAt,
            @Nullable Written written,
            @Nullable Sealed sealed,
            @Nullable Opened opened) implements Letter, Restorable {

        /** @param letter as it was when it was deleted */
        public Deleted(Instant deletedAt, Kept letter) {
            this(
                    deletedAt,
                    letter instanceof Written written ? written : null,
                    letter instanceof Sealed sealed ? sealed : null,
                    letter instanceof Opened opened ? opened : null);
        }

        /** As it was when it was deleted. */
        public Kept letter() {
            return written != null ? written : sealed != null ? sealed : Objects.requireNonNull(opened);
        }

        @Override
        public List<Verb> allowed(Instant now) {
            return isInTime(now) && !letter().words().isErased() ? List.of(Verb.RESTORE) : List.of();
        }
    }

    /** The letter is gone for good; nothing can be written under its id again. */
    record Erased() implements Letter {

        @Override
        public List<Verb> allowed(Instant now) {
            return List.of();
        }
    }

    /** The letter after a fact. */
    default Letter evolve(LetterEvent event) {
        return switch (event) {
            case LetterWritten written -> written(written);
            case LetterRevised revised -> written(revised);
            case LetterSealed sealed ->
                this instanceof Kept kept
                        ? new Sealed(
                                kept.happenedAt(),
                                kept.zone(),
                                kept.localDate(),
                                kept.words(),
                                sealed.at(),
                                sealed.seal())
                        : this;
            case LetterOpened opened ->
                new Opened(
                        opened.happenedAt(),
                        opened.zone(),
                        opened.localDate(),
                        opened.words(),
                        opened.at(),
                        opened.because());
            case LetterDeleted deleted -> this instanceof Kept kept ? new Deleted(deleted.at(), kept) : this;
            case LetterRestored restored -> this instanceof Deleted deleted ? deleted.letter() : this;
            case LetterErased erased -> new Erased();
        };
    }

    private static Written written(LetterEvent.Told told) {
        return new Written(told.happenedAt(), told.zone(), told.localDate(), told.words());
    }
}
