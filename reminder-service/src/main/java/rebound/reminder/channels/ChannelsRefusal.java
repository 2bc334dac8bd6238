package rebound.reminder.channels;

import rebound.eventlog.domain.Reason;

/** Why a {@link ChannelsCommand} was refused. */
public enum ChannelsRefusal implements Reason {
    /** As many apps as one person can have hear of their reminders. */
    TOO_MANY_CHANNELS
}
