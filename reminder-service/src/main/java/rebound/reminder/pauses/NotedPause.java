package rebound.reminder.pauses;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A pause, as it was last heard of.
 *
 * @param goalId the goal that it is a pause from; null for everything
 * @param until when it is over; null if it is open
 * @param endedAt when the person ended it; null if they did not
 * @param heard which version of it was last heard of
 */
public record NotedPause(
        String id,
        @Nullable String goalId,
        @Nullable Instant until,
        @Nullable Instant endedAt,
        long heard) {

    /** When it was over; null if it never was, as far as known. */
    @Nullable
    Instant over() {
        return endedAt == null ? until : endedAt;
    }
}
