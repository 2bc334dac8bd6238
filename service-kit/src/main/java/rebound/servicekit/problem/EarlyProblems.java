package rebound.servicekit.problem;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import rebound.servicekit.json.JsonBodyReader;
import rebound.servicekit.log.Incident;
import rebound.servicekit.read.Links;
import rebound.servicekit.wiring.ReboundConfig;

/**
 * Problems of requests that no resource ever sees: refused by their headers or by an instance that answers nobody, gone
 * astray, or failed on the way. They carry what their {@link ProblemExtension} has for them.
 */
@ApplicationScoped
public class EarlyProblems {

    /** Before Quarkus' own limit of the body's size, which answers with an empty body (route order −2). */
    private static final int BEFORE_BODY_LIMIT = 3;

    /** Health and metrics. */
    private static final String OF_OPERATORS = "/q/";

    private final boolean answersNobody;
    private final ProblemExtension extension;
    private final Links links;

    @Inject
    public EarlyProblems(ReboundConfig config, ProblemExtension extension, Links links) {
        this.answersNobody = config.rebuild();
        this.extension = extension;
        this.links = links;
    }

    void register(@Observes Filters filters) {
        filters.register(this::refuseByHeaders, BEFORE_BODY_LIMIT);
        if (answersNobody) {
            filters.register(this::refuse, BEFORE_BODY_LIMIT + 1);
        }
    }

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::failed);
        // An address that cannot be decoded matches no route, so that no route's failure handler sees it either.
        router.errorHandler(400, this::failed);
        router.route().last().handler(request -> end(request, Problem.notFound()));
    }

    private void refuse(RoutingContext request) {
        if (request.normalizedPath().startsWith(OF_OPERATORS)) {
            request.next();
        } else {
            end(request, Problem.of(ProblemType.UNAVAILABLE, "This instance only rebuilds views."));
        }
    }

    private void refuseByHeaders(RoutingContext request) {
        var length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        var coding = request.request().getHeader(HttpHeaders.CONTENT_ENCODING);
        if (length != null && isTooLarge(length)) {
            end(request, JsonBodyReader.tooLarge());
        } else if (coding != null && !coding.equalsIgnoreCase("identity")) {
            end(
                    request,
                    Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, null).withHeader("Accept-Encoding", "identity"));
        } else {
            request.next();
        }
    }

    private static boolean isTooLarge(String length) {
        try {
            return Long.parseLong(length) > JsonBodyReader.LARGEST_BODY;
        } catch (NumberFormatException e) {
            return true;
        }
    }

    private void failed(RoutingContext request) {
        if (request.response().ended()) {
            return;
        }
        var status = request.statusCode();
        if (status >= 400 && status < 500) {
            end(request, Problem.ofStatus(Response.Status.fromStatusCode(status)));
        } else {
            var failure = request.failure();
            var incident = Incident.log(failure == null ? new IllegalStateException() : failure);
            end(request, Problem.of(ProblemType.INTERNAL, null).withIncident(incident));
        }
    }

    private void end(RoutingContext request, Problem problem) {
        var response = request.response();
        if (response.headWritten()) {
            response.reset();
            return;
        }
        response.setStatusCode(problem.body().status()).putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        problem.getResponse().getStringHeaders().forEach((name, values) -> response.putHeader(name, values.getFirst()));
        if (problem.body().status() == ProblemType.BODY_TOO_LARGE.status()) {
            // What was not read would be taken for the next request.
            response.endHandler(ended -> request.request().connection().close());
        }
        response.end(Buffer.buffer(problem.with(members(request)).toString()));
    }

    private ObjectNode members(RoutingContext request) {
        var http = request.request();
        var query = http.query() == null ? "" : "?" + http.query();
        return links.below(request.normalizedPath())
                .map(path -> extension.members(
                        http.method().name(), path + query, http.getHeader(HttpHeaders.ACCEPT_LANGUAGE)))
                .orElseGet(JsonNodeFactory.instance::objectNode);
    }
}
