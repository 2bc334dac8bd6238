package rebound.eventlog;

import java.io.Serial;

/** The documents of a partition are being rebuilt, or their database does not answer: ask again later. */
public final class NotReadable extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    public NotReadable(String message) {
        super(message);
    }

    public NotReadable(String message, Throwable cause) {
        super(message, cause);
    }
}
