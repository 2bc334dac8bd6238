package rebound.eventlog.domain;

import java.time.Duration;
import java.time.Instant;

/** How long what a person deleted can come back. From its end on it is erased for good, by its own timer. */
public final class RestoreWindow {

    public static final Duration LENGTH = Duration.ofDays(30);

    private RestoreWindow() {}

    /** The first moment at which it cannot come back any more. */
    public static Instant end(Instant deletedAt) {
        return deletedAt.plus(LENGTH);
    }

    public static boolean isOpen(Instant deletedAt, Instant now) {
        return now.isBefore(end(deletedAt));
    }
}
