package rebound.eventlog.owner;

import rebound.eventlog.domain.Reason;

/** Refusals that no aggregate needs to know of. */
public enum EngineReason implements Reason {
    /** The aggregate is not at the version that the command expects. */
    STALE_VERSION(Kind.STALE),
    /** The person has been erased and has not come back. */
    PERSON_ERASED(Kind.GONE);

    private final Kind kind;

    EngineReason(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
