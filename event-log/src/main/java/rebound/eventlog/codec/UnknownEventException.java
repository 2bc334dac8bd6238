package rebound.eventlog.codec;

import java.io.Serial;

/**
 * An event of a type, or of a version of it, that this release does not know. Whoever keeps the state that would follow from
 * it must not go on without it.
 */
public final class UnknownEventException extends IllegalArgumentException {

    @Serial
    private static final long serialVersionUID = 1;

    UnknownEventException(String type, long offset) {
        super("The event at offset " + offset + " is a " + type + ", which this release does not know");
    }
}
