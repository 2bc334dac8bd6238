package rebound.journal.entry;

import rebound.eventlog.domain.Reason;
import rebound.eventlog.domain.RestoreWindow;

/** Why an {@link EntryCommand} was refused. */
public enum EntryRefusal implements Reason {
    /** Nothing has been written under this id. */
    NO_SUCH_ENTRY(Kind.ABSENT),
    /** Another entry has been written under this id. */
    ALREADY_WRITTEN(Kind.STALE),
    /** The person has been done with it before; what is written does not become a draft. */
    NO_LONGER_A_DRAFT(Kind.CONFLICT),
    /** It would have to be restored first. */
    DELETED(Kind.CONFLICT),
    /** It was deleted more than {@link RestoreWindow#LENGTH} ago. */
    RESTORE_WINDOW_OVER(Kind.GONE),
    /** Its words are gone for good, and so is the key that new ones would need. */
    ERASED(Kind.CONFLICT);

    private final Kind kind;

    EntryRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
