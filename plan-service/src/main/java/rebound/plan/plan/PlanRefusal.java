package rebound.plan.plan;

import rebound.eventlog.domain.Reason;

/** Why a {@link PlanCommand} was refused. */
public enum PlanRefusal implements Reason {
    /** Nothing has been offered or begun under this id. */
    NO_SUCH_PLAN(Kind.ABSENT),
    /** Another plan has been begun under this id. */
    ALREADY_BEGUN(Kind.CONFLICT),
    /** Only an offer can be accepted or declined, once. */
    NOT_OFFERED(Kind.CONFLICT),
    /** Only an active plan can be set aside or finished. */
    NOT_ACTIVE(Kind.CONFLICT),
    /** Only what was set aside can be resumed. */
    NOT_SET_ASIDE(Kind.CONFLICT);

    private final Kind kind;

    PlanRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
