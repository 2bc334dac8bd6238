package rebound.reminder.delivery;

import rebound.eventlog.domain.Reason;

/** Why a {@link DeliveryCommand} was refused. */
public enum DeliveryRefusal implements Reason {
    NO_SUCH_DELIVERY {
        @Override
        public Kind kind() {
            return Kind.ABSENT;
        }
    },
    /** It is still being delivered. */
    STILL_PENDING
}
