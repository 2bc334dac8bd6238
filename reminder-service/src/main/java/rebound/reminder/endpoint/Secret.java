package rebound.reminder.endpoint;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Private;

/**
 * What webhooks are signed with.
 *
 * @param text {@code whsec_} and 24 to 64 bytes in Base64
 * @param until when it signs no more; null for the newest one
 */
public record Secret(Private<String> text, @Nullable Instant until) {

    boolean signs(Instant now) {
        return !text.isErased() && (until == null || now.isBefore(until));
    }
}
