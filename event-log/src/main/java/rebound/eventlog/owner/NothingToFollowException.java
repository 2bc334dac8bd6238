package rebound.eventlog.owner;

import java.io.Serial;

/** Who rebuilds goes no further than an owner has, and there is no such owner yet, or only one of other states. */
final class NothingToFollowException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    NothingToFollowException(String states) {
        super("No owner has brought " + states + " to the end of the log yet");
    }
}
