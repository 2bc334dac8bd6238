package rebound.journal.setback;

import rebound.eventlog.domain.Reason;

/** Why a {@link SetbackCommand} was refused. */
public enum SetbackRefusal implements Reason {
    /** Nothing has been recorded under this id. */
    NO_SUCH_SETBACK(Kind.ABSENT),
    /** Another setback has been recorded under this id. */
    ALREADY_RECORDED(Kind.CONFLICT),
    ALREADY_CLOSED(Kind.CONFLICT),
    /** Only what is closed can be reopened. */
    NOT_CLOSED(Kind.CONFLICT);

    private final Kind kind;

    SetbackRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
