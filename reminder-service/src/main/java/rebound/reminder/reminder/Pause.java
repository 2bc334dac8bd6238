package rebound.reminder.reminder;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A pause that the person has not ended.
 *
 * @param goalId the goal whose reminders it holds back; null for all reminders
 * @param until when it is over; null if it is open
 */
public record Pause(
        String id, @Nullable String goalId, @Nullable Instant until) {

    boolean holds(@Nullable Source source, Instant now) {
        var concerns = goalId == null || source != null && goalId.equals(source.goalId());
        return concerns && (until == null || now.isBefore(until));
    }
}
