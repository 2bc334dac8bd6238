package rebound.journal.letterbox;

import rebound.eventlog.domain.Reason;

/** Why a {@link LetterboxCommand} was refused. */
public enum LetterboxRefusal implements Reason {
    /** So many letters wait already. */
    LETTERBOX_FULL(Kind.CONFLICT);

    private final Kind kind;

    LetterboxRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
