package rebound.reminder.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long to wait before the next attempt. The first waits are for a receiver that restarts, the last for one that somebody
 * must repair; in all it is 21 to 25 hours.
 */
final class BackOff {

    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(6),
            Duration.ofHours(12));

    /** A fifth at most, so that what failed together does not come back together. */
    private static final double MOST_JITTER = 0.2;

    private BackOff() {}

    /**
     * The wait after a failure; empty if that was the last attempt.
     *
     * @param failures how many attempts have failed in a row; at least 1
     * @param chance from 0 inclusive to 1 exclusive
     */
    static Optional<Duration> after(int failures, double chance) {
        if (failures > WAITS.size()) {
            return Optional.empty();
        }
        var wait = WAITS.get(failures - 1);
        return Optional.of(wait.plusMillis((long) (wait.toMillis() * MOST_JITTER * chance)));
    }
}
