package rebound.servicekit.write;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.CommandGateway;
import rebound.eventlog.CommandGateway.Outcome.Answered;
import rebound.eventlog.CommandGateway.Outcome.Pending;
import rebound.eventlog.CommandGateway.Outcome.Unknown;
import rebound.eventlog.NotReadable;
import rebound.eventlog.Reader;
import rebound.eventlog.Reader.Stored;
import rebound.eventlog.keys.Identity;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.Answer;
import rebound.eventlog.model.Cause;
import rebound.eventlog.model.Command;
import rebound.servicekit.json.MergePatch;
import rebound.servicekit.json.StrictJson;
import rebound.servicekit.log.RequestId;
import rebound.servicekit.problem.Problem;
import rebound.servicekit.problem.ProblemType;
import rebound.servicekit.read.Links;
import rebound.servicekit.read.Reads;
import rebound.servicekit.read.Representation;
import rebound.servicekit.read.ResourceId;
import rebound.servicekit.security.Caller;
import rebound.servicekit.wiring.ReboundConfig;
import rebound.servicekit.wiring.Replica;

/**
 * The path of every write, from a request to its response: takes the idempotency key and the precondition from the headers,
 * stamps the time, submits the command, and answers with the resource or a problem. A resource gives it nothing but the
 * command for that time.
 *
 * <table>
 * <caption>What is answered</caption>
 * <tr><td>accepted<td>201, 200 or 204, with the resource as it is now
 * <tr><td>refused<td>404, 409, 410, 412 or 422, by the kind of the reason
 * <tr><td>failed<td>413 if the command was too large, else 500
 * <tr><td>the key was used for another request<td>422
 * <tr><td>not decided in time<td>202 and where to ask
 * <tr><td>not acknowledged<td>503, and the key with which to try again
 * </table>
 */
@ApplicationScoped
public class Writes {

    /** Seconds until a command that was not decided in time is worth asking for. */
    private static final int PENDING_RETRY = 1;

    private static final int UNKNOWN_RETRY = 1;

    private final CommandGateway gateway;
    private final Reader reader;
    private final Identity identity;
    private final Caller caller;
    private final Links links;
    private final Duration wait;
    private final String replica;
    private final HttpHeaders headers;
    private final UriInfo uri;
    private final Request request;
    private final InstantSource clock;

    /** Two bodies that mean the same are written the same, in any release that adds optional properties only. */
    private final ObjectMapper canonical = StrictJson.mapper()
            .rebuild()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    @Inject
    public Writes(
            CommandGateway gateway,
            Reader reader,
            Identity identity,
            Caller caller,
            Links links,
            ReboundConfig config,
            Replica replica,
            HttpHeaders headers,
            UriInfo uri,
            Request request,
            InstantSource clock) {
        this.gateway = gateway;
        this.reader = reader;
        this.identity = identity;
        this.caller = caller;
        this.links = links;
        this.wait = config.http().waitTime();
        this.replica = replica.name();
        this.headers = headers;
        this.uri = uri;
        this.request = request;
        this.clock = clock;
    }

    /**
     * {@code POST /things}: 201. The id derives from the idempotency key, so that a retry creates nothing even after every
     * receipt is gone; without a key it is a UUIDv7.
     */
    public <C, S> Response create(Representation<C, S> kind, Object body, Function<Instant, ? extends C> command) {
        var key = IdempotencyKey.of(headers);
        var id = key.isGiven()
                ? identity.resourceId(caller.id(), key.value())
                : UuidCreator.getTimeOrderedEpoch().toString();
        return new Write<>(kind, id, key, Command.ANY_VERSION, Response.Status.CREATED).submit(body, command);
    }

    /** {@code PUT /things/{id}}: creates with {@code If-None-Match: *}, 201; replaces with {@code If-Match}, 200. */
    public <C, S> Response put(
            Representation<C, S> kind,
            ResourceId id,
            Object body,
            Function<Instant, ? extends C> create,
            Function<Instant, ? extends C> replace) {
        var key = IdempotencyKey.of(headers);
        return switch (Precondition.required(headers)) {
            case Precondition.MustNotExist _ ->
                new Write<>(kind, id.value(), key, Command.ANY_VERSION, Response.Status.CREATED).submit(body, create);
            case Precondition.MustExist _ ->
                new Write<>(kind, id.value(), key, Command.ANY_VERSION, Response.Status.OK).submit(body, replace);
            case Precondition.MustBeAt(var version) ->
                new Write<>(kind, id.value(), key, version, Response.Status.OK).submit(body, replace);
        };
    }

    /** {@code POST /things/{id}/<verb>} without a body: 200; {@code If-Match} is optional. */
    public <C, S> Response change(Representation<C, S> kind, ResourceId id, Function<Instant, ? extends C> command) {
        return onExisting(kind, id, Response.Status.OK).submit(null, command);
    }

    /** {@code POST /things/{id}/<verb>} with a body: 200; {@code If-Match} is optional. */
    public <C, S> Response change(
            Representation<C, S> kind, ResourceId id, Object body, Function<Instant, ? extends C> command) {
        return onExisting(kind, id, Response.Status.OK).submit(body, command);
    }

    /**
     * {@code PATCH /thing}, of which each person has one, under their own id: 200, also for the first change. {@code
     * If-Match} is optional; {@code "0"} means: as long as it has never been changed.
     */
    public <C, S> Response merge(Representation<C, S> kind, MergePatch patch, Function<Instant, ? extends C> command) {
        return changeSingleton(kind, patch, command);
    }

    /** {@code POST /thing/<verb>} with a body, on what each person has one of; for the rest like {@link #merge}. */
    public <C, S> Response changeSingleton(
            Representation<C, S> kind, Object body, Function<Instant, ? extends C> command) {
        return new Write<>(
                        kind,
                        caller.id(),
                        IdempotencyKey.of(headers),
                        Precondition.expectedVersionOfSingleton(headers),
                        Response.Status.OK)
                .submit(body, command);
    }

    /** {@code DELETE /things/{id}}: 204; {@code If-Match} is optional. */
    public <C, S> Response delete(Representation<C, S> kind, ResourceId id, Function<Instant, ? extends C> command) {
        return onExisting(kind, id, Response.Status.NO_CONTENT).submit(null, command);
    }

    private <C, S> Write<C, S> onExisting(Representation<C, S> kind, ResourceId id, Response.Status success) {
        return new Write<>(
                kind, id.value(), IdempotencyKey.of(headers), Precondition.expectedVersion(headers), success);
    }

    /** One write on its way. */
    private final class Write<C, S> {

        private final Representation<C, S> kind;
        private final String id;
        private final IdempotencyKey key;
        private final long expectedVersion;
        private final Response.Status success;

        Write(Representation<C, S> kind, String id, IdempotencyKey key, long expectedVersion, Response.Status success) {
            this.kind = kind;
            this.id = id;
            this.key = key;
            this.expectedVersion = expectedVersion;
            this.success = success;
        }

        Response submit(@Nullable Object body, Function<Instant, ? extends C> command) {
            var userId = caller.id();
            var commandId = identity.commandId(userId, key.value());
            MDC.put(RequestId.COMMAND, commandId);
            var fingerprint = fingerprint(userId, body);
            var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            var outcome = gateway.submit(
                    new Command<>(
                            commandId,
                            new AggregateId(userId, kind.type().name(), id),
                            expectedVersion,
                            at,
                            fingerprint,
                            Cause.request(commandId),
                            replica,
                            command.apply(at)),
                    wait);
            return switch (outcome) {
                case Answered(var answer, var _)
                // What nobody could read has no fingerprint either.
                when answer.outcome() == Answer.Outcome.FAILED -> throw failed(answer);
                case Answered(var answer, var _)
                when !answer.fingerprint().equals(fingerprint) -> throw CommandLink.reused();
                case Answered(var answer, var _)
                when answer.outcome() == Answer.Outcome.REFUSED -> throw refused(answer);
                case Answered(var answer, var left) -> accepted(answer, left);
                case Pending(var pendingId, var offset) -> pending(new CommandLink(pendingId, offset, fingerprint));
                case Unknown _ -> throw unknown();
            };
        }

        /** What was asked for. The time is not part of it: a retry comes later. */
        private String fingerprint(String userId, @Nullable Object body) {
            return identity.fingerprint(
                    userId,
                    request.getMethod(),
                    uri.getPath().toLowerCase(Locale.ROOT),
                    success.name(),
                    Long.toString(expectedVersion),
                    json(body));
        }

        private String json(@Nullable Object body) {
            try {
                return body == null ? "" : canonical.writeValueAsString(body);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }

        /** The receipt may name another id than was made up now: that of the first try. */
        private Response accepted(Answer answer, @Nullable Stored<?> left) {
            if (success == Response.Status.NO_CONTENT) {
                return Response.noContent().build();
            }
            var created = answer.aggregate().id();
            var shown = answer.version() == 0 ? Optional.of(Reads.unchanged(kind)) : stored(created, left);
            return shown.map(stored -> {
                        // A retry, and it has been deleted since.
                        if (kind.isGone(stored.state())) {
                            throw Problem.of(ProblemType.GONE, null);
                        }
                        var response = Response.status(success)
                                .entity(kind.represent(new ResourceId(created), stored))
                                .header(HttpHeaders.ETAG, Reads.etag(stored.version()));
                        if (success == Response.Status.CREATED) {
                            response.header(HttpHeaders.LOCATION, links.to(kind, created));
                        }
                        return response.build();
                    })
                    .orElseGet(() -> pending(
                            new CommandLink(answer.commandId(), answer.commandsOffset(), answer.fingerprint())));
        }

        /** Empty if it just became unreadable: the write took effect all the same. */
        private Optional<Stored<S>> stored(String created, @Nullable Stored<?> left) {
            if (left != null) {
                return Optional.of(left.as(kind.type()));
            }
            try {
                return reader.state(kind.type(), caller.id(), created);
            } catch (NotReadable rebuilding) {
                return Optional.empty();
            }
        }

        private Problem refused(Answer answer) {
            return switch (answer.kind()) {
                case ABSENT -> Problem.notFound();
                case GONE -> withReason(ProblemType.GONE, answer);
                case STALE -> withReason(ProblemType.STALE_VERSION, answer);
                case UNPROCESSABLE -> withReason(ProblemType.UNPROCESSABLE, answer);
                case CONFLICT -> withReason(ProblemType.REFUSED, answer);
                case null -> throw new IllegalStateException("A refusal without a kind");
            };
        }

        private Problem withReason(ProblemType type, Answer answer) {
            var problem = Problem.of(type, null);
            return answer.reason() == null ? problem : problem.withReason(answer.reason());
        }

        private Problem failed(Answer answer) {
            return Problem.of(
                    "too-large".equals(answer.reason()) ? ProblemType.BODY_TOO_LARGE : ProblemType.COMMAND_FAILED,
                    "Nothing was recorded.");
        }

        private Response pending(CommandLink command) {
            var token = command.token(identity, caller.id());
            return Response.accepted(CommandResource.Body.pending(token))
                    .header(HttpHeaders.LOCATION, links.to("/commands/" + token))
                    .header(HttpHeaders.RETRY_AFTER, PENDING_RETRY)
                    .build();
        }

        private Problem unknown() {
            return Problem.of(
                            ProblemType.OUTCOME_UNKNOWN,
                            "Try again with this Idempotency-Key: the result will be the same, once.")
                    .withHeader(IdempotencyKey.HEADER, key.value())
                    .withHeader(HttpHeaders.RETRY_AFTER, UNKNOWN_RETRY);
        }
    }
}
