package rebound.plan.goal;

import rebound.eventlog.domain.Reason;

/** Why a {@link GoalCommand} was refused. */
public enum GoalRefusal implements Reason {
    /** Nothing has been set under this id. */
    NO_SUCH_GOAL(Kind.ABSENT),
    /** Another goal has been set under this id. */
    ALREADY_SET(Kind.STALE),
    ALREADY_ACHIEVED(Kind.CONFLICT),
    ALREADY_RELEASED(Kind.CONFLICT),
    /** Only what is achieved or released can be resumed. */
    ALREADY_ACTIVE(Kind.CONFLICT),
    /** It would have to be resumed first. */
    NOT_ACTIVE(Kind.CONFLICT),
    /** Its words are gone for good, and so is the key that new ones would need. */
    ERASED(Kind.GONE);

    private final Kind kind;

    GoalRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
