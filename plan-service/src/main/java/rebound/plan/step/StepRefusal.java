package rebound.plan.step;

import rebound.eventlog.domain.Reason;

/** Why a {@link StepCommand} was refused. */
public enum StepRefusal implements Reason {
    /** Nothing has been planned under this id. */
    NO_SUCH_STEP(Kind.ABSENT),
    /** Another step has been planned under this id. */
    ALREADY_PLANNED(Kind.STALE),
    ALREADY_DONE(Kind.CONFLICT),
    ALREADY_SKIPPED(Kind.CONFLICT),
    ALREADY_LET_GO(Kind.CONFLICT),
    /** Only what has a time can be skipped. */
    NOT_SCHEDULED(Kind.CONFLICT),
    /** The time has passed by more than {@link StepDecider#MOST_LATE}. */
    TOO_LATE(Kind.UNPROCESSABLE),
    /** Its words are gone for good, and so is the key that new ones would need. */
    ERASED(Kind.GONE);

    private final Kind kind;

    StepRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
