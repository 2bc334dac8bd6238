package rebound.servicekit.problem;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * What the problems of certain requests carry besides (extension members of RFC 9457), even if no resource ever sees the
 * request. A service that has such requests makes a bean of it; by default there is nothing.
 */
@FunctionalInterface
public interface ProblemExtension {

    /**
     * The members of a problem that nobody has looked into the request for; in memory, so that they can be had on an event loop.
     *
     * @param path below the service's base, with its query
     * @param languages the request's Accept-Language; null without one
     * @return empty if its problems are like those of any other
     */
    ObjectNode members(String method, String path, @Nullable String languages);
}
