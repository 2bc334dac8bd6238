package rebound.servicekit.log;

import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Something that must not happen, logged under an id that its problem document names too. The messages of exceptions are
 * left out, since any of them may quote what a person wrote; what is left, the types and where they were thrown, is what a
 * bug is found by.
 */
public final class Incident {

    private static final Logger LOG = Logger.getLogger(Incident.class);

    private Incident() {}

    /** The id of the incident. */
    public static String log(Throwable failure) {
        var id = UUID.randomUUID().toString();
        LOG.errorf(new Wordless(failure, 0), "Incident %s", id);
        return id;
    }

    /** A failure without its message. */
    private static final class Wordless extends Throwable {

        private static final long serialVersionUID = 1;

        /** Causes may go round in circles. */
        private static final int MOST_CAUSES = 10;

        private final String type;

        Wordless(Throwable failure, int depth) {
            super(
                    null,
                    failure.getCause() == null || depth == MOST_CAUSES
                            ? null
                            : new Wordless(failure.getCause(), depth + 1),
                    false,
                    true);
            type = failure.getClass().getName();
            setStackTrace(failure.getStackTrace());
        }

        @Override
        public String toString() {
            return type;
        }
    }
}
