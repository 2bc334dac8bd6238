package rebound.journal.checkin;

import rebound.eventlog.domain.Reason;
import rebound.eventlog.domain.RestoreWindow;

/** Why an {@link CheckInCommand} was refused. */
public enum CheckInRefusal implements Reason {
    /** Nothing has been recorded under this id. */
    NO_SUCH_CHECK_IN(Kind.ABSENT),
    /** Another check-in has been recorded under this id. */
    ALREADY_RECORDED(Kind.STALE),
    /** It would have to be restored first. */
    DELETED(Kind.CONFLICT),
    /** It was deleted more than {@link RestoreWindow#LENGTH} ago. */
    RESTORE_WINDOW_OVER(Kind.GONE),
    /** Its words are gone for good, and so is the key that new ones would need. */
    ERASED(Kind.CONFLICT);

    private final Kind kind;

    CheckInRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
