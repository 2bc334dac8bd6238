package rebound.reminder.reminder;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What holds a reminder back.
 *
 * @param reason {@value #QUIET_HOURS} or {@value #PAUSE}
 * @param until when it is over; null if nobody knows yet
 * @param pauseId which pause it is; null if it is none
 */
public record Hold(
        String reason, @Nullable Instant until, @Nullable String pauseId) {

    public static final String QUIET_HOURS = "quiet-hours";

    public static final String PAUSE = "pause";

    static Hold quietHours(Instant until) {
        return new Hold(QUIET_HOURS, until, null);
    }

    static Hold pause(Pause pause) {
        return new Hold(PAUSE, pause.until(), pause.id());
    }

    Because because() {
        return new Because(reason, until, pauseId == null ? null : PAUSE, pauseId);
    }
}
