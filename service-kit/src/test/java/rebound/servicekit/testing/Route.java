package rebound.servicekit.testing;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import rebound.servicekit.catalogue.ContentHead;
import rebound.servicekit.json.MergePatch;
import rebound.servicekit.problem.ProblemType;
import rebound.servicekit.read.Envelope;
import rebound.servicekit.read.Representation;
import rebound.servicekit.read.ResourceId;
import rebound.servicekit.read.SingletonEnvelope;
import rebound.servicekit.security.ByTicket;
import rebound.servicekit.security.ChangesNothing;
import rebound.servicekit.security.OfApp;

/**
 * An operation as the code has it, and what follows for its description from its Java method: its annotations, what it takes
 * and what it shows, and never from its path.
 */
record Route(String method, String path, Class<?> resource, Method code) {

    /** Of every resource that is a bean here, those of the kit included. */
    static List<Route> all() {
        return CDI.current().getBeanManager().getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .<Class<?>>map(bean -> bean.getBeanClass())
                .distinct()
                .filter(type -> type.isAnnotationPresent(Path.class))
                .flatMap(type -> Arrays.stream(type.getMethods())
                        .filter(code -> !code.isSynthetic())
                        .flatMap(code -> of(type, code).stream()))
                .toList();
    }

    private static Optional<Route> of(Class<?> resource, Method code) {
        var below = code.isAnnotationPresent(Path.class)
                ? code.getAnnotation(Path.class).value()
                : "";
        var path = ConfigProvider.getConfig().getValue("quarkus.rest.path", String.class)
                + resource.getAnnotation(Path.class).value()
                + below;
        return Arrays.stream(code.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(method -> method != null)
                .map(method -> new Route(method.value(), path, resource, code))
                .findFirst();
    }

    Optional<Parameter> body() {
        return Arrays.stream(code.getParameters())
                .filter(parameter -> Stream.of(PathParam.class, QueryParam.class, HeaderParam.class, Context.class)
                        .noneMatch(parameter::isAnnotationPresent))
                .findFirst();
    }

    /** The media types of the body; empty without one. */
    Set<String> bodyTypes() {
        return body().map(parameter -> MergePatch.class.isAssignableFrom(parameter.getType())
                        ? Set.of(MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON)
                        : Set.of(MediaType.APPLICATION_JSON))
                .orElse(Set.of());
    }

    /** Such as {@code query limit}. */
    Set<String> parameters() {
        var all = new TreeSet<>(Set.of("header X-Request-Id"));
        for (var parameter : code.getParameters()) {
            name(parameter).ifPresent(all::add);
        }
        if (needsToWrite()) {
            all.add("header Idempotency-Key");
        }
        if (isReplacing() || isOnExisting()) {
            all.add("header If-Match");
        }
        if (isReplacing() || isVersionedRead()) {
            all.add("header If-None-Match");
        }
        return all;
    }

    /** Such as {@code query limit}; empty if it is none. */
    static Optional<String> name(Parameter parameter) {
        if (parameter.isAnnotationPresent(PathParam.class)) {
            return Optional.of(
                    "path " + parameter.getAnnotation(PathParam.class).value());
        } else if (parameter.isAnnotationPresent(QueryParam.class)) {
            return Optional.of(
                    "query " + parameter.getAnnotation(QueryParam.class).value());
        }
        return Optional.ofNullable(parameter.getAnnotation(HeaderParam.class))
                .map(header -> "header " + header.value());
    }

    /** What has to be shown to be let in, each with its scope. */
    Set<String> security() {
        if (code.isAnnotationPresent(PermitAll.class)) {
            return Set.of();
        }
        var ofApp = code.getAnnotation(OfApp.class);
        var scope = ofApp != null ? ofApp.scope() : needsToWrite() ? "write" : "read";
        var bearer = "bearer " + OnLocalStack.service() + ":" + scope;
        return code.isAnnotationPresent(ByTicket.class) ? Set.of(bearer, "ticket") : Set.of(bearer);
    }

    /** The statuses of what is no problem. */
    Set<Integer> successes() {
        var all = new TreeSet<Integer>();
        all.add(method.equals("DELETE") ? 204 : declaredStatus());
        if (isReplacing()) {
            all.add(201);
        }
        if (isCommand()) {
            all.add(202);
        }
        if (isVersionedRead() || isContent()) {
            all.add(304);
        }
        return all;
    }

    Set<ProblemType> problems() {
        var all = EnumSet.of(
                ProblemType.INVALID_REQUEST,
                ProblemType.NOT_ACCEPTABLE,
                ProblemType.INTERNAL,
                ProblemType.UNAVAILABLE,
                ProblemType.NOT_READABLE);
        if (!security().isEmpty()) {
            all.addAll(Set.of(ProblemType.UNAUTHENTICATED, ProblemType.INSUFFICIENT_SCOPE, ProblemType.RATE_LIMITED));
        }
        if (parameters().stream().anyMatch(name -> name.startsWith("path ")) || code.isAnnotationPresent(OfApp.class)) {
            all.add(ProblemType.NOT_FOUND);
        }
        if (body().isPresent()) {
            all.addAll(
                    Set.of(ProblemType.MALFORMED_JSON, ProblemType.BODY_TOO_LARGE, ProblemType.UNSUPPORTED_MEDIA_TYPE));
        }
        if (isCommand()) {
            // Any can be refused: also what creates, when it is tried again after a deletion or an erasure.
            all.addAll(Set.of(
                    ProblemType.REFUSED,
                    ProblemType.GONE,
                    ProblemType.UNPROCESSABLE,
                    ProblemType.IDEMPOTENCY_KEY_REUSED,
                    ProblemType.COMMAND_FAILED,
                    ProblemType.OUTCOME_UNKNOWN));
        } else if (readsWhatCanBeGone()) {
            all.add(ProblemType.GONE);
        }
        if (parameters().contains("header If-Match")) {
            all.add(ProblemType.STALE_VERSION);
        }
        if (isReplacing()) {
            all.add(ProblemType.PRECONDITION_REQUIRED);
        }
        all.addAll(ofTheKit());
        return all;
    }

    /** What only operations of the kit answer with, by their method. */
    private Set<ProblemType> ofTheKit() {
        return switch (resource.getSimpleName() + "." + code.getName()) {
            case "CommandResource.read" -> Set.of(ProblemType.RECEIPT_GONE, ProblemType.IDEMPOTENCY_KEY_REUSED);
            case "ChangesResource.read" -> Set.of(ProblemType.CURSOR_GONE);
            case "ChangesResource.stream" -> Set.of(ProblemType.CURSOR_GONE, ProblemType.TOO_MANY_STREAMS);
            default -> Set.of();
        };
    }

    /** The headers of the response with this status. */
    Set<String> headers(int status) {
        var all = new TreeSet<>(Set.of("X-Request-Id"));
        if (status == 201 && isCommand() || status == 202) {
            all.add("Location");
        }
        if (Set.of(200, 201, 304).contains(status) && showsVersion()) {
            all.add("ETag");
        }
        if (Set.of(200, 304).contains(status) && isContent()) {
            all.add("Content-Language");
        }
        if (Set.of(202, 429, 503).contains(status)) {
            all.add("Retry-After");
        }
        if (Set.of(401, 403).contains(status)) {
            all.add("WWW-Authenticate");
        }
        if (status == 415) {
            all.add("Accept-Encoding");
        }
        if (status == 503 && isCommand()) {
            all.add("Idempotency-Key");
        }
        return all;
    }

    private boolean needsToWrite() {
        return !method.equals("GET") && !code.isAnnotationPresent(ChangesNothing.class);
    }

    /** Answers as the decision of one command does. A batch shows what it has gathered. */
    private boolean isCommand() {
        return needsToWrite() && code.getReturnType() == Response.class;
    }

    /** Creates one as well. A part of what is there is only set: from the beginning, or by what shows it as a whole. */
    private boolean isReplacing() {
        return method.equals("PUT")
                && hasComponent(shown(), Envelope.class)
                && Representation.class.isAssignableFrom(resource);
    }

    private boolean isOnExisting() {
        return isCommand() && !isReplacing() && declaredStatus() != 201;
    }

    /** Reads one thing with its version. */
    private boolean isVersionedRead() {
        return method.equals("GET")
                && (hasComponent(shown(), Envelope.class) || hasComponent(shown(), SingletonEnvelope.class));
    }

    /** Reads something of a catalogue. */
    private boolean isContent() {
        return hasComponent(shown(), ContentHead.class) && code.getReturnType() == Response.class;
    }

    private boolean showsVersion() {
        return code.getReturnType() == Response.class
                && !code.isAnnotationPresent(ChangesNothing.class)
                && !code.isAnnotationPresent(Produces.class);
    }

    /** Reads one thing by its id, or what is said of it: of the resource's own kind, or of one that it is made with. */
    private boolean readsWhatCanBeGone() {
        return method.equals("GET")
                && Arrays.stream(code.getParameters()).anyMatch(Route::isId)
                && Stream.<Class<?>>concat(
                                Stream.of(resource),
                                Arrays.stream(resource.getConstructors())
                                        .flatMap(made -> Arrays.stream(made.getParameterTypes())))
                        .anyMatch(Route::canBeGone);
    }

    private static boolean isId(Parameter parameter) {
        return parameter.isAnnotationPresent(PathParam.class) && parameter.getType() == ResourceId.class;
    }

    private static boolean canBeGone(Class<?> kind) {
        try {
            return Representation.class.isAssignableFrom(kind)
                    && kind.getMethod("isGone", Object.class).getDeclaringClass() != Representation.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private int declaredStatus() {
        var declared = code.getAnnotation(APIResponseSchema.class);
        return declared == null ? 200 : Integer.parseInt(declared.responseCode());
    }

    private Class<?> shown() {
        var declared = code.getAnnotation(APIResponseSchema.class);
        return declared == null ? code.getReturnType() : declared.value();
    }

    private static boolean hasComponent(Class<?> body, Class<?> component) {
        return body.isRecord() && Arrays.stream(body.getRecordComponents()).anyMatch(one -> one.getType() == component);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
