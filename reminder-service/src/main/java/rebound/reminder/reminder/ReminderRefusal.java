package rebound.reminder.reminder;

import rebound.eventlog.domain.Reason;

/** Why a {@link ReminderCommand} was refused. */
public enum ReminderRefusal implements Reason {
    /** Nothing has been scheduled under this id. */
    NO_SUCH_REMINDER(Kind.ABSENT),
    /** Another reminder has been scheduled under this id. */
    ALREADY_SCHEDULED(Kind.STALE),
    /** The time lies further back than {@link Reminder#MOST_LATE}. */
    TOO_LATE(Kind.UNPROCESSABLE),
    /** Only what has come can be done or dismissed. */
    NOT_FIRED(Kind.CONFLICT),
    /** What has come can no longer be cancelled. */
    ALREADY_FIRED(Kind.CONFLICT),
    /** It is done, dismissed or cancelled. */
    ALREADY_ENDED(Kind.CONFLICT),
    /** Its words are gone for good, and so is the key that new ones would need. */
    ERASED(Kind.GONE);

    private final Kind kind;

    ReminderRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
