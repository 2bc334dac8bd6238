package rebound.servicekit.problem;

import io.quarkus.hibernate.validator.runtime.jaxrs.ResteasyReactiveViolationException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import rebound.eventlog.NotReadable;
import rebound.servicekit.log.Incident;

/** Makes a problem document of whatever else is thrown. */
public class ProblemMappers {

    /** Before those that come with Quarkus. */
    private static final int FIRST = Priorities.AUTHENTICATION;

    /** How soon a rebuild is worth asking again, in seconds. */
    private static final int REBUILD_RETRY = 2;

    @ServerExceptionMapper(priority = FIRST)
    public Response problem(Problem problem) {
        return problem.getResponse();
    }

    @ServerExceptionMapper(
            value = {
                WebApplicationException.class,
                NotFoundException.class,
                NotAllowedException.class,
                NotAcceptableException.class,
                NotSupportedException.class
            },
            priority = FIRST)
    public Response http(WebApplicationException failure) {
        var request = CurrentRequestManager.get();
        var isAstray = failure instanceof NotFoundException || failure instanceof NotAllowedException;
        return (isAstray ? astray(request, request.getMethod()) : ofStatus(failure)).getResponse();
    }

    /**
     * Only what CORS needs is answered, before this: to any other, Quarkus would list the methods of a whole class, also for
     * addresses that are none.
     */
    @ServerRequestFilter(preMatching = true)
    public void options(ContainerRequestContext request) {
        if (request.getMethod().equals(HttpMethod.OPTIONS)) {
            throw astray(CurrentRequestManager.get(), HttpMethod.OPTIONS);
        }
    }

    private static Problem astray(ResteasyReactiveRequestContext request, String method) {
        var allowed = AllowedMethods.at(request);
        return allowed.isEmpty() || allowed.contains(method)
                ? Problem.notFound()
                : Problem.of(ProblemType.METHOD_NOT_ALLOWED, null)
                        .withHeader(HttpHeaders.ALLOW, String.join(", ", allowed));
    }

    private static Problem ofStatus(WebApplicationException failure) {
        var status = failure.getResponse().getStatusInfo();
        return switch (status.getStatusCode()) {
            case 400 -> Problem.of(ProblemType.INVALID_REQUEST, null);
            case 404 -> Problem.notFound();
            case 406 -> Problem.of(ProblemType.NOT_ACCEPTABLE, null);
            case 413 -> Problem.of(ProblemType.BODY_TOO_LARGE, null);
            case 415 -> Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, null);
            default -> status.getStatusCode() < 500 ? Problem.ofStatus(status) : incident(failure);
        };
    }

    @ServerExceptionMapper(
            value = {ConstraintViolationException.class, ResteasyReactiveViolationException.class},
            priority = FIRST)
    public Response violations(ConstraintViolationException failure) {
        var errors = Violations.errors(failure);
        return (errors.isEmpty() ? incident(failure) : Problem.invalid(errors)).getResponse();
    }

    @ServerExceptionMapper(priority = FIRST)
    public Response notReadable(NotReadable failure) {
        return Problem.of(
                        ProblemType.NOT_READABLE,
                        "It is being rebuilt, or its database does not answer. Nothing is lost.")
                .withHeader(HttpHeaders.RETRY_AFTER, REBUILD_RETRY)
                .getResponse();
    }

    @ServerExceptionMapper(priority = FIRST)
    public Response anythingElse(Throwable failure) {
        return incident(failure).getResponse();
    }

    private static Problem incident(Throwable failure) {
        return Problem.of(ProblemType.INTERNAL, null).withIncident(Incident.log(failure));
    }
}
