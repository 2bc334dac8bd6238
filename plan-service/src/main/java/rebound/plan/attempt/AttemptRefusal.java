package rebound.plan.attempt;

import rebound.eventlog.domain.Reason;

/** Why an {@link AttemptCommand} was refused. */
public enum AttemptRefusal implements Reason {
    /** Nothing has been begun under this id, or not at this goal. */
    NO_SUCH_ATTEMPT(Kind.ABSENT),
    /** Another attempt has been begun under this id. */
    ALREADY_BEGUN(Kind.CONFLICT),
    ALREADY_FINISHED(Kind.CONFLICT);

    private final Kind kind;

    AttemptRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
