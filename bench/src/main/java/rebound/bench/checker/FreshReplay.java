package rebound.bench.checker;

import java.io.IOException;
import java.util.Map;

/** Has every service build its documents again, from the topics alone, in a database that was empty. */
@FunctionalInterface
public interface FreshReplay {

    /**
     * Waits until the running services have written every document, stops them, starts each against an empty database on the
     * same topics, waits until that is complete, and stops it. When it returns no service runs, and both databases have come
     * as far as the logs.
     *
     * @return the names of the new databases, by the service; on the server of the old ones
     */
    Map<String, String> replay() throws IOException, InterruptedException;
}
