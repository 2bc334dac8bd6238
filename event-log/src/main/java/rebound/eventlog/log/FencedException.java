package rebound.eventlog.log;

import java.io.Serial;

/** Another owner of the partition has fenced this one out. */
public final class FencedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    public FencedException(Throwable cause) {
        super("Fenced by another owner of the partition", cause);
    }
}
