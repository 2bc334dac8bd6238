package rebound.journal.letter;

import rebound.eventlog.domain.Reason;

/** Why a {@link LetterCommand} was refused. */
public enum LetterRefusal implements Reason {
    /** Nothing has been written under this id. */
    NO_SUCH_LETTER(Kind.ABSENT),
    /** Another letter has been written under this id. */
    ALREADY_WRITTEN(Kind.STALE),
    /** What is sealed, or was, is not changed. */
    ALREADY_SEALED(Kind.CONFLICT),
    /** Only what is sealed can be opened. */
    NOT_SEALED(Kind.CONFLICT),
    /** What it waits for is not there yet; the person can break the seal. */
    STILL_SEALED(Kind.CONFLICT),
    /** The day until which it would be sealed has begun. */
    DAY_HAS_BEGUN(Kind.UNPROCESSABLE),
    /** So many letters wait for a setback already. */
    LETTERBOX_FULL(Kind.CONFLICT),
    /** It would have to be restored first. */
    DELETED(Kind.CONFLICT),
    /** It was deleted too long ago. */
    RESTORE_WINDOW_OVER(Kind.GONE),
    /** Its words are gone for good, and so is the key that new ones would need. */
    ERASED(Kind.GONE);

    private final Kind kind;

    LetterRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
