package rebound.journal.fact;

import rebound.eventlog.domain.Reason;
import rebound.eventlog.domain.RestoreWindow;

/** Why a {@link FactCommand} was refused. */
public enum FactRefusal implements Reason {
    /** Nothing has been noted under this id. */
    NO_SUCH_FACT(Kind.ABSENT),
    /** Another fact has been noted under this id. */
    ALREADY_NOTED(Kind.STALE),
    /** It would have to be restored first. */
    DELETED(Kind.CONFLICT),
    /** It was deleted more than {@link RestoreWindow#LENGTH} ago. */
    RESTORE_WINDOW_OVER(Kind.GONE),
    /** It is taken into as many goals and attempts as it can be. */
    APPLIED_TOO_OFTEN(Kind.CONFLICT),
    /** It is not taken into that goal or attempt. */
    NOT_APPLIED(Kind.CONFLICT),
    /** The person does not want to see it again on any day. */
    NO_REVISIT(Kind.CONFLICT),
    /** Its words are gone for good, and so is the key that new ones would need. */
    ERASED(Kind.CONFLICT);

    private final Kind kind;

    FactRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
