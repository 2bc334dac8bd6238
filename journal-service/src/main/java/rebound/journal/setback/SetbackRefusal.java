package rebound.journal.setback;

import rebound.eventlog.domain.Reason;
import rebound.eventlog.domain.RestoreWindow;

/** Why a {@link SetbackCommand} was refused. */
public enum SetbackRefusal implements Reason {
    /** Nothing has been recorded under this id. */
    NO_SUCH_SETBACK(Kind.ABSENT),
    /** Another setback has been recorded under this id. */
    ALREADY_RECORDED(Kind.STALE),
    ALREADY_CLOSED(Kind.CONFLICT),
    /** Only what is closed can be reopened. */
    NOT_CLOSED(Kind.CONFLICT),
    /** It is closed: nothing is said about it before it is reopened. */
    NOT_OPEN(Kind.CONFLICT),
    /** It is the person's own already: there is nothing to accept or to decline. */
    NOT_OFFERED(Kind.CONFLICT),
    ALREADY_DECLINED(Kind.CONFLICT),
    /** It is only offered: the person has not named it. */
    NOT_ACCEPTED(Kind.CONFLICT),
    ALREADY_BACK_ON_TRACK(Kind.CONFLICT),
    NOT_BACK_ON_TRACK(Kind.CONFLICT),
    /** Nobody is back on track before something went wrong. */
    BEFORE_THE_SETBACK(Kind.CONFLICT),
    /** It would have to be restored first. */
    DELETED(Kind.CONFLICT),
    /** It was deleted more than {@link RestoreWindow#LENGTH} ago. */
    RESTORE_WINDOW_OVER(Kind.GONE),
    /** What it said is gone for good, and so is the key that anything new would need. */
    ERASED(Kind.CONFLICT);

    private final Kind kind;

    SetbackRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
