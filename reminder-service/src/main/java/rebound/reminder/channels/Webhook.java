package rebound.reminder.channels;

import java.time.Instant;
import rebound.eventlog.domain.Private;

/**
 * A way by webhook to an app.
 *
 * @param app its id
 * @param since when the person opened it
 */
public record Webhook(String app, Instant since, Private<Reference> reference) {}
