package rebound.eventlog.owner;

import java.io.Serial;
import rebound.eventlog.log.LogName;

/** A replay stays where it is although Kafka answers; most likely somebody else's transaction is open. */
final class NoProgressException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    NoProgressException(LogName log, long position) {
        super("The replay of " + log + " stays at offset " + position);
    }
}
