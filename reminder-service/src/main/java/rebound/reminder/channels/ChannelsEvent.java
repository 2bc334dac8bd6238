package rebound.reminder.channels;

import java.time.Instant;
import rebound.eventlog.domain.Private;

/** What has happened to {@link Channels}. */
public sealed interface ChannelsEvent {

    /** The way to this app is open, or is open under another reference. */
    record WebhookChannelOpened(Instant at, String app, Private<Reference> reference) implements ChannelsEvent {}

    record WebhookChannelClosed(Instant at, String app) implements ChannelsEvent {}
}
