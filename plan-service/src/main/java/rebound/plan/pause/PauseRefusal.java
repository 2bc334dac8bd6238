package rebound.plan.pause;

import rebound.eventlog.domain.Reason;

/** Why a {@link PauseCommand} was refused. */
public enum PauseRefusal implements Reason {
    /** Nothing has been begun under this id. */
    NO_SUCH_PAUSE(Kind.ABSENT),
    /** Another pause has been begun under this id. */
    ALREADY_BEGUN(Kind.CONFLICT),
    ALREADY_ENDED(Kind.CONFLICT),
    /** A pause cannot end before it was asked for. */
    UNTIL_HAS_PASSED(Kind.UNPROCESSABLE);

    private final Kind kind;

    PauseRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
