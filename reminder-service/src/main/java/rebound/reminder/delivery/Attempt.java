package rebound.reminder.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An attempt that was made.
 *
 * @param number counted from 1
 * @param at when it was over
 * @param status the HTTP status that was answered; null if there was no answer
 * @param problem why there was none, as a stable public name, such as {@code time-out}; null if there was
 * @param millis how long it took
 */
public record Attempt(
        int number,
        Instant at,
        @Nullable Integer status,
        @Nullable String problem,
        long millis) {

    boolean isDelivered() {
        return status != null && status >= 200 && status < 300;
    }

    /** The receiver says that it will never take it (RFC 9110, section 15.5.11). */
    boolean isGone() {
        return status != null && status == 410;
    }
}
