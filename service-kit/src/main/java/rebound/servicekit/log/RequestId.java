package rebound.servicekit.log;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/**
 * Gives every request an id, that of the client or gateway if it sent a plain one, and puts it into each line that is
 * logged about the request and into the response.
 */
@ApplicationScoped
public class RequestId {

    public static final String HEADER = "X-Request-Id";

    /** The keys in the mapped diagnostic context. */
    public static final String REQUEST = "request";

    public static final String COMMAND = "command";

    private static final int BEFORE_ALL_FILTERS = 1_000;

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    void register(@Observes Filters filters) {
        filters.register(RequestId::assign, BEFORE_ALL_FILTERS);
    }

    private static void assign(RoutingContext request) {
        var sent = request.request().getHeader(HEADER);
        var id = sent != null && PLAIN.matcher(sent).matches()
                ? sent
                : UUID.randomUUID().toString();
        MDC.put(REQUEST, id);
        request.response().putHeader(HEADER, id);
        request.next();
    }
}
