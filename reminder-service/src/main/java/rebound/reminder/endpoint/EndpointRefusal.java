package rebound.reminder.endpoint;

import rebound.eventlog.domain.Reason;

/** Why an {@link EndpointCommand} was refused. */
public enum EndpointRefusal implements Reason {
    NO_SUCH_ENDPOINT {
        @Override
        public Kind kind() {
            return Kind.ABSENT;
        }
    },
    ALREADY_REGISTERED
}
