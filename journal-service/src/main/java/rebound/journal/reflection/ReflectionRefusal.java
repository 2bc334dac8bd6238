package rebound.journal.reflection;

import rebound.eventlog.domain.Reason;
import rebound.eventlog.domain.RestoreWindow;

/** Why a {@link ReflectionCommand} was refused. */
public enum ReflectionRefusal implements Reason {
    /** Nothing has been drafted under this id. */
    NO_SUCH_REFLECTION(Kind.ABSENT),
    /** Another reflection has been drafted under this id. */
    ALREADY_DRAFTED(Kind.STALE),
    /** It stays as it was when the person completed it. */
    ALREADY_COMPLETED(Kind.CONFLICT),
    /** The answers of a reflection are to the questions of one version of one template. */
    OTHER_TEMPLATE(Kind.CONFLICT),
    /** No question has been answered. */
    NOTHING_ANSWERED(Kind.UNPROCESSABLE),
    /** A question that needs an answer has none. */
    NOT_ALL_ANSWERED(Kind.UNPROCESSABLE),
    /** It would have to be restored first. */
    DELETED(Kind.CONFLICT),
    /** It was deleted more than {@link RestoreWindow#LENGTH} ago. */
    RESTORE_WINDOW_OVER(Kind.GONE),
    /** Its words are gone for good, and so is the key that new ones would need. */
    ERASED(Kind.CONFLICT);

    private final Kind kind;

    ReflectionRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
