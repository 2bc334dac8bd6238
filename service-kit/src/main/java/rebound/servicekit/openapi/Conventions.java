package rebound.servicekit.openapi;

import static rebound.servicekit.problem.ProblemType.BODY_TOO_LARGE;
import static rebound.servicekit.problem.ProblemType.COMMAND_FAILED;
import static rebound.servicekit.problem.ProblemType.CURSOR_GONE;
import static rebound.servicekit.problem.ProblemType.GONE;
import static rebound.servicekit.problem.ProblemType.IDEMPOTENCY_KEY_REUSED;
import static rebound.servicekit.problem.ProblemType.INSUFFICIENT_SCOPE;
import static rebound.servicekit.problem.ProblemType.INTERNAL;
import static rebound.servicekit.problem.ProblemType.INVALID_REQUEST;
import static rebound.servicekit.problem.ProblemType.MALFORMED_JSON;
import static rebound.servicekit.problem.ProblemType.NOT_ACCEPTABLE;
import static rebound.servicekit.problem.ProblemType.NOT_FOUND;
import static rebound.servicekit.problem.ProblemType.NOT_READABLE;
import static rebound.servicekit.problem.ProblemType.OUTCOME_UNKNOWN;
import static rebound.servicekit.problem.ProblemType.PRECONDITION_REQUIRED;
import static rebound.servicekit.problem.ProblemType.RATE_LIMITED;
import static rebound.servicekit.problem.ProblemType.RECEIPT_GONE;
import static rebound.servicekit.problem.ProblemType.REFUSED;
import static rebound.servicekit.problem.ProblemType.STALE_VERSION;
import static rebound.servicekit.problem.ProblemType.TOO_MANY_STREAMS;
import static rebound.servicekit.problem.ProblemType.UNAUTHENTICATED;
import static rebound.servicekit.problem.ProblemType.UNAVAILABLE;
import static rebound.servicekit.problem.ProblemType.UNPROCESSABLE;
import static rebound.servicekit.problem.ProblemType.UNSUPPORTED_MEDIA_TYPE;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import rebound.servicekit.json.MergePatch;
import rebound.servicekit.log.RequestId;
import rebound.servicekit.problem.Problem;
import rebound.servicekit.problem.ProblemType;
import rebound.servicekit.security.ByTicket;
import rebound.servicekit.write.IdempotencyKey;

/**
 * Adds to every operation what holds for all: the token and its scope, the headers, the problems, and how what is deleted is
 * refused. Which of them follows from the method and the path; an operation says for itself only what it answers when all is
 * well, the refusals that are its own, and a scope that is not that of all others. One that declares no security at all
 * ({@code @SecurityRequirements}) is open to all.
 *
 * <p>Comes after the filters that say what an operation is.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 0)
public class Conventions implements OASFilter {

    private static final String BEARER = "bearer";
    private static final String TICKET = "ticket";
    private static final String ZONE = "ZoneId";
    private static final String RESTORE = "/restore";
    private static final String JSON = "application/json";
    private static final Set<HttpMethod> WRITES =
            Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);
    private static final String REQUEST_ID = "^[A-Za-z0-9._-]{1,64}$";
    private static final String ETAG_PATTERN = "^\"(0|[1-9][0-9]*)\"$";

    /** What an integrator needs to know once, for all operations. */
    private static final String COMMON = """


        **Bodies** are JSON in UTF-8, at most 1 MiB. A property that is unknown, double or of another type is refused. \
        In a request, `null` is as good as absent, but in a PATCH it means: back to the default; in a response, what is not there is left out.

        **Errors** are problem documents (RFC 9457): tell them apart by `type`, and refusals by `reason`.

        **Writes** can be repeated safely with the same `Idempotency-Key`. One that is not decided within seconds is \
        answered with 202 and where to ask; after a 503, repeat it with the key that the response names.

        **Rates**: every person has so many reads and so many writes a second, apart from each other; beyond that it \
        is 429 with `Retry-After`.

        **X-Request-Id** is in every response; send your own, of 1 to 64 letters, digits, dots, dashes and underscores, \
        to find a request again.\
        """;

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getInfo() != null) {
            var description = api.getInfo().getDescription();
            api.getInfo().setDescription((description == null ? "" : description) + COMMON);
        }
        if (api.getComponents() == null) {
            api.setComponents(OASFactory.createComponents());
        }
        api.getComponents().addSecurityScheme(BEARER, bearer()).addSecurityScheme(TICKET, ticket());
        if (api.getComponents().getSchemas() != null
                && api.getComponents().getSchemas().containsKey(ZONE)) {
            // What is generated for it refers to itself.
            api.getComponents()
                    .addSchema(ZONE, string().description("An IANA time zone.").examples(List.of("Europe/Berlin")));
        }
        parameters().forEach(api.getComponents()::addParameter);
        headers().forEach(api.getComponents()::addHeader);
        if (api.getPaths() != null && api.getPaths().getPathItems() != null) {
            api.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                    .forEach((method, operation) -> complete(api, path, item, method, operation)));
        }
    }

    /**
     * Whether one resource is there: one of many by its id, or the only one, which can be patched or has parts. What others are
     * shown by a link has no version: it would tell them more than what it says.
     */
    private static boolean isOne(String path, PathItem item) {
        return path.endsWith("}") && !path.contains("/commands/") && !path.endsWith("{link}")
                || item.getPATCH() != null
                || path.endsWith("/mine")
                || path.endsWith("/channels")
                || path.endsWith("/silences");
    }

    /** Whether the path goes through one resource of many: by its id, or by the caller being an app. */
    private static boolean isOfOne(String path) {
        return path.contains("{") || path.contains("/mine");
    }

    /** Whether the path names something of a catalogue, which is nobody's own. */
    private static boolean isContent(String path) {
        return path.contains("{key}") || path.endsWith("/help");
    }

    /** Something about one resource, with its version; no list of what is below it. */
    private static boolean isOnOne(String path, Operation operation) {
        return path.contains("}/")
                && (operation.getParameters() == null
                        || operation.getParameters().stream().noneMatch(one -> "limit".equals(one.getName())));
    }

    /** Whether the path is that of one resource that can be deleted, or below it: with it goes what is said of it. */
    private static boolean canBeGone(OpenAPI api, String path) {
        var one = api.getPaths().getPathItem(path.substring(0, path.lastIndexOf('}') + 1));
        return one != null && one.getDELETE() != null;
    }

    /** A part of what is there: of something with an id, or of what each person has one of, from the beginning. */
    private static boolean isPart(String path) {
        return path.contains("/channels/") || path.contains("{") && !path.endsWith("}");
    }

    private static void complete(OpenAPI api, String path, PathItem item, HttpMethod method, Operation operation) {
        var isOne = isOne(path, item);
        var writes = WRITES.contains(method) && !path.endsWith("/tickets") && !path.endsWith("/draw");
        var isBatch = path.endsWith("/batch");
        var isCommand = writes && !isBatch;
        var problems = EnumSet.of(INVALID_REQUEST, NOT_ACCEPTABLE, INTERNAL, UNAVAILABLE, NOT_READABLE);
        if (operation.getSecurity() == null || !operation.getSecurity().isEmpty()) {
            if (operation.getSecurity() == null) {
                var scope = path.split("/")[1] + (writes ? ":write" : ":read");
                operation.setSecurity(
                        List.of(OASFactory.createSecurityRequirement().addScheme(BEARER, List.of(scope))));
            }
            problems.addAll(Set.of(UNAUTHENTICATED, INSUFFICIENT_SCOPE, RATE_LIMITED));
        }
        operation.addParameter(reference("RequestId"));
        if (path.endsWith("/stream")) {
            operation.addSecurityRequirement(
                    OASFactory.createSecurityRequirement().addScheme(TICKET, List.of()));
            problems.add(TOO_MANY_STREAMS);
        }
        if (path.contains("/changes") && method == HttpMethod.GET) {
            problems.add(CURSOR_GONE);
        }
        if (isOfOne(path)) {
            problems.add(NOT_FOUND);
        }
        if (path.contains("/commands/")) {
            problems.addAll(Set.of(RECEIPT_GONE, IDEMPOTENCY_KEY_REUSED));
        }
        if (operation.getRequestBody() != null) {
            operation.getRequestBody().setRequired(true);
            problems.addAll(Set.of(MALFORMED_JSON, BODY_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE));
        }
        if (isCommand) {
            completeWrite(path, method, operation, problems);
        } else if (isBatch) {
            operation.addParameter(reference("IdempotencyKey"));
        }
        if (isContent(path)) {
            completeContent(operation);
        } else if (method == HttpMethod.GET && isOne) {
            operation.addParameter(reference("IfNoneMatchVersion"));
            operation.getResponses().addAPIResponse("304", described("The client has this version."));
        }
        if (method == HttpMethod.GET && canBeGone(api, path)) {
            problems.add(GONE);
        }
        if (!isContent(path) && (isOne || isCommand || isOnOne(path, operation))) {
            addHeaders(operation);
        }
        var one = path.substring(0, path.indexOf('}') + 1);
        if (isCommand && api.getPaths().getPathItem(one + RESTORE) != null) {
            nameRefusalsOfTheDeleted(path.substring(one.length()), method, operation);
        }
        problems.stream().collect(Collectors.groupingBy(ProblemType::status)).forEach((status, types) -> operation
                .getResponses()
                .addAPIResponse(Integer.toString(status), problemResponse(api.getComponents(), status, types)));
        operation.getResponses().getAPIResponses().values().stream()
                .filter(response -> response.getRef() == null)
                .forEach(response -> response.addHeader(RequestId.HEADER, referenceToHeader("RequestId")));
    }

    /** Of something that can be restored. */
    private static void nameRefusalsOfTheDeleted(String below, HttpMethod method, Operation operation) {
        var refused = "Refused once it is erased: `erased`";
        if (below.equals(RESTORE)) {
            refused += "; after 30 days: `restore-window-over`";
        } else if (!below.isEmpty() || method != HttpMethod.DELETE) {
            refused += "; while it is deleted: `deleted`";
        }
        var said = operation.getDescription();
        operation.setDescription((said == null ? "" : said + " ") + refused + ".");
    }

    private static void completeWrite(String path, HttpMethod method, Operation operation, Set<ProblemType> problems) {
        problems.addAll(Set.of(REFUSED, GONE, UNPROCESSABLE, IDEMPOTENCY_KEY_REUSED, COMMAND_FAILED, OUTCOME_UNKNOWN));
        operation.addParameter(reference("IdempotencyKey"));
        completeSuccess(isPart(path) && method == HttpMethod.PUT ? HttpMethod.PATCH : method, operation.getResponses());
        if (method == HttpMethod.PATCH) {
            var content = operation.getRequestBody().getContent();
            content.addMediaType(MergePatch.MEDIA_TYPE, content.getMediaType(JSON));
        }
        if (method == HttpMethod.PUT && !isPart(path)) {
            operation.addParameter(reference("IfMatch")).addParameter(reference("IfNoneMatchAny"));
            problems.addAll(Set.of(STALE_VERSION, PRECONDITION_REQUIRED));
        } else if (operation.getResponses().getAPIResponse("201") == null) {
            operation.addParameter(reference("IfMatch"));
            problems.add(STALE_VERSION);
        }
        operation
                .getResponses()
                .addAPIResponse(
                        "202",
                        described("Accepted and durable, but not decided in time: it will be. `Location` tells how.")
                                .content(json(OASFactory.createSchema().ref("Command")))
                                .addHeader("Location", referenceToHeader("Location"))
                                .addHeader("Retry-After", referenceToHeader("RetryAfter")));
    }

    /** A PUT also creates, and what is deleted is not shown. */
    private static void completeSuccess(HttpMethod method, APIResponses responses) {
        var shown = responses.getAPIResponse("200");
        if (shown != null && method == HttpMethod.PUT) {
            responses.addAPIResponse("201", described("Created").content(shown.getContent()));
        } else if (shown != null && method == HttpMethod.DELETE) {
            responses.removeAPIResponse("200");
            responses.addAPIResponse("204", described("Deleted"));
        }
    }

    /** It is there in several languages, and each version of it in each of them stays as it is. */
    private static void completeContent(Operation operation) {
        operation.getResponses().addAPIResponse("304", described("The client has this version in this language."));
        operation.getResponses().getAPIResponses().values().forEach(response -> response.addHeader(
                        "ETag", referenceToHeader("ContentETag"))
                .addHeader("Content-Language", referenceToHeader("ContentLanguage")));
    }

    private static void addHeaders(Operation operation) {
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (Set.of("200", "201", "304").contains(status)) {
                response.addHeader("ETag", referenceToHeader("ETag"));
            }
            if (status.equals("201")) {
                response.addHeader("Location", referenceToHeader("Location"));
            }
        });
    }

    private static SecurityScheme bearer() {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT")
                .description("An access token with issuer, audience, expiry and the scope that the operation names.");
    }

    private static SecurityScheme ticket() {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.QUERY)
                .name(ByTicket.PARAMETER)
                .description("A ticket, which opens one stream, once; for clients that send no headers.");
    }

    /** One for these kinds, all of one status, which other operations with the same kinds refer to as well. */
    private static APIResponse problemResponse(Components components, int status, List<ProblemType> types) {
        var name = types.stream().map(Conventions::name).collect(Collectors.joining("Or", "", "Problem"));
        components.addResponse(name, problemResponse(status, types));
        return OASFactory.createAPIResponse().ref(name);
    }

    private static String name(ProblemType type) {
        return Arrays.stream(type.code().split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    private static APIResponse problemResponse(int status, List<ProblemType> types) {
        var response = described(types.stream()
                        .map(type -> "`" + type.uri() + "`: " + type.title())
                        .collect(Collectors.joining("; ", "", ".")))
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("Problem"))))
                .addHeader(RequestId.HEADER, referenceToHeader("RequestId"));
        switch (status) {
            case 401, 403 -> response.addHeader("WWW-Authenticate", referenceToHeader("WWWAuthenticate"));
            case 415 -> response.addHeader("Accept-Encoding", referenceToHeader("AcceptEncoding"));
            case 429, 503 -> response.addHeader("Retry-After", referenceToHeader("RetryAfter"));
            default -> {}
        }
        if (types.contains(OUTCOME_UNKNOWN)) {
            response.addHeader(IdempotencyKey.HEADER, referenceToHeader("IdempotencyKey"));
        }
        return response;
    }

    private static Map<String, Parameter> parameters() {
        return Map.of(
                "RequestId",
                header(RequestId.HEADER)
                        .description("Finds this request again; one of another form is replaced.")
                        .schema(string().pattern(REQUEST_ID)),
                "IdempotencyKey",
                header(IdempotencyKey.HEADER)
                        .description(
                                "Makes this request safe to repeat: the same key with the same request has the same"
                                        + " result, once; with another request it is a 422. Good for 7 days, and for ever"
                                        + " for what a POST creates.")
                        .schema(string().minLength(1).maxLength(128).pattern("^[ -~]+$")),
                "IfMatch",
                header("If-Match")
                        .description("The ETag that the resource must have, or `*`; if it has another: 412.")
                        .schema(string()),
                "IfNoneMatchAny",
                header("If-None-Match")
                        .description("`*`: the resource must not exist yet. A PUT needs either this or If-Match (428).")
                        .schema(string().addEnumeration("*")),
                "IfNoneMatchVersion",
                header("If-None-Match")
                        .description("The ETag that the client has; if it is still right: 304.")
                        .schema(string()));
    }

    private static Map<String, Header> headers() {
        return Map.of(
                "ETag",
                responseHeader("The version of the resource, in quotes; 0 for defaults that were never changed.")
                        .schema(string().pattern(ETAG_PATTERN)),
                "ContentETag",
                responseHeader("Of this version in this language.").schema(string()),
                "ContentLanguage",
                responseHeader("The language that the texts are in.").schema(string()),
                "Location",
                responseHeader("The path of the resource, or of the command.").schema(string().format("uri-reference")),
                "RetryAfter",
                responseHeader("Seconds until it is worth trying again.")
                        .schema(OASFactory.createSchema().addType(Schema.SchemaType.INTEGER)),
                "WWWAuthenticate",
                responseHeader("What is wrong with the token (RFC 6750).").schema(string()),
                "AcceptEncoding",
                responseHeader("The only content coding of a body; where that is what was wrong.")
                        .schema(string().addEnumeration("identity")),
                "IdempotencyKey",
                responseHeader("The key to repeat the request with, if it is not known whether it took effect.")
                        .schema(string()),
                "RequestId",
                responseHeader("The id of the request: the one that was sent, or a new one.")
                        .schema(string().pattern(REQUEST_ID)));
    }

    private static Parameter reference(String name) {
        return OASFactory.createParameter().ref(name);
    }

    private static Parameter header(String name) {
        return OASFactory.createParameter().name(name).in(Parameter.In.HEADER).required(false);
    }

    private static Header referenceToHeader(String name) {
        return OASFactory.createHeader().ref(name);
    }

    private static Header responseHeader(String description) {
        return OASFactory.createHeader().description(description);
    }

    private static APIResponse described(String description) {
        return OASFactory.createAPIResponse().description(description);
    }

    private static Content json(Schema schema) {
        return OASFactory.createContent()
                .addMediaType(JSON, OASFactory.createMediaType().schema(schema));
    }

    private static Schema string() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }
}
