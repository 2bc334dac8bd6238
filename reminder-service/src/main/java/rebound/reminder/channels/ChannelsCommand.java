package rebound.reminder.channels;

import java.time.Instant;
import rebound.eventlog.domain.Private;

/** What can be asked of {@link Channels}. */
public sealed interface ChannelsCommand {

    /** Reminders go to this app, too, which calls the person by this reference. */
    record OpenWebhook(Instant at, String app, Private<Reference> reference) implements ChannelsCommand {}

    /** Reminders go to this app no more. */
    record CloseWebhook(Instant at, String app) implements ChannelsCommand {}
}
