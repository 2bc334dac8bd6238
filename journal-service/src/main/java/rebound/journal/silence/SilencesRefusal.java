package rebound.journal.silence;

import rebound.eventlog.domain.Reason;

/** Why a {@link SilencesCommand} was refused. */
public enum SilencesRefusal implements Reason {
    /** There are {@link Silences#MOST} already. */
    TOO_MANY_SILENCES(Kind.CONFLICT);

    private final Kind kind;

    SilencesRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
