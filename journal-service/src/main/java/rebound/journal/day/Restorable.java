package rebound.journal.day;

import java.time.Instant;
import rebound.eventlog.domain.RestoreWindow;

/** The state of a thing that the person deleted, and that they may still bring back: for a while. */
public interface Restorable {

    Instant deletedAt();

    /** Whether that while is not over. */
    default boolean isInTime(Instant now) {
        return RestoreWindow.isOpen(deletedAt(), now);
    }
}
