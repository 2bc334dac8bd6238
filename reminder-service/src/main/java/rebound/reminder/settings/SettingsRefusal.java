package rebound.reminder.settings;

import rebound.eventlog.domain.Reason;

/** Why a {@link SettingsCommand} was refused. */
public enum SettingsRefusal implements Reason {
    /** Quiet hours need both a beginning and an end. */
    QUIET_HOURS_INCOMPLETE,
    /** Quiet hours that end when they begin would be none, or never end. */
    QUIET_HOURS_EMPTY;

    @Override
    public Kind kind() {
        return Kind.UNPROCESSABLE;
    }
}
