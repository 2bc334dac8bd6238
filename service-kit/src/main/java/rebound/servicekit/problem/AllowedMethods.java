package rebound.servicekit.problem;

import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;

/**
 * Which methods an address has, by the routes themselves. Every 405 says so (RFC 9110, section 15.5.6), which the one that
 * Quarkus makes does not; and where two resources share the beginning of an address, Quarkus makes a 404 of it.
 */
final class AllowedMethods {

    private static final String GET = "GET";

    private AllowedMethods() {}

    /** Empty if there is nothing at that address. */
    static Set<String> at(ResteasyReactiveRequestContext request) {
        var methods = new TreeSet<String>();
        var path = request.getPathWithoutPrefix();
        var resources = new RequestMapper<>(request.getDeployment().getClassMappers());
        for (var match = resources.map(path); match != null; match = resources.continueMatching(path, match)) {
            var below = match.remaining.isEmpty() ? "/" : match.remaining;
            for (var handler : match.value.handlers) {
                if (handler instanceof ClassRoutingHandler routes) {
                    routes.getMappers().forEach((method, mapper) -> {
                        if (method != null && mapper.map(below) != null) {
                            methods.add(method);
                        }
                    });
                }
            }
        }
        if (methods.contains(GET)) {
            methods.add("HEAD");
        }
        return methods;
    }
}
