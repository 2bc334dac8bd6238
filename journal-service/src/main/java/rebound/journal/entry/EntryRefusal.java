package rebound.journal.entry;

import rebound.eventlog.domain.Reason;

/** Why an {@link EntryCommand} was refused. */
public enum EntryRefusal implements Reason {
    /** Nothing has been written under this id. */
    NO_SUCH_ENTRY(Kind.ABSENT),
    /** Another entry has been written under this id. */
    ALREADY_WRITTEN(Kind.STALE),
    /** It would have to be restored first. */
    DELETED(Kind.CONFLICT),
    /** It was deleted more than {@link Entry#RESTORE_WINDOW} ago. */
    RESTORE_WINDOW_OVER(Kind.GONE),
    /** Its words are gone for good, and so is the key that new ones would need. */
    ERASED(Kind.GONE);

    private final Kind kind;

    EntryRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
