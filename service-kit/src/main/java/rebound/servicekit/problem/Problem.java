package rebound.servicekit.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A problem document (RFC 9457) on its way to the client: thrown from anywhere below a resource, answered as it is. Its
 * texts are written by us; nothing that a person sent may be put into them, except the names of fields.
 */
public final class Problem extends WebApplicationException {

    public static final String MEDIA_TYPE = "application/problem+json";

    @Serial
    private static final long serialVersionUID = 1;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final transient Body body;
    private final transient Map<String, Object> headers;

    private Problem(Body body, Map<String, Object> headers) {
        super(body.title(), null, response(body, headers));
        this.body = body;
        this.headers = headers;
    }

    /** The document itself. Members that say nothing are left out. */
    @Schema(name = "Problem", description = "A problem document as of RFC 9457.")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @JsonPropertyOrder({"type", "title", "status", "detail", "reason", "incident", "errors"})
    public record Body(
            @Schema(
                    required = true,
                    description = "The kind of problem; stable.",
                    examples = "urn:rebound:problem:stale-version")
            String type,

            @Schema(required = true, description = "The kind of problem, for people.")
            String title,

            @Schema(required = true, description = "The HTTP status.")
            int status,

            @Schema(description = "What is wrong with this request.") @Nullable
            String detail,

            @Schema(description = "Why it was refused, from the set that is documented with the operation.") @Nullable
            String reason,

            @Schema(description = "What to quote when you report this problem.") @Nullable
            String incident,

            @Schema(description = "Each fault that was found.")
            List<FieldError> errors) {}

    /** One fault: either in the body, at a pointer, or in a query parameter or a header. */
    @Schema(name = "FieldError")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"pointer", "parameter", "header", "detail"})
    public record FieldError(
            @Schema(description = "Where in the body, as of RFC 6901; empty for all of it.", examples = "/mood/valence")
            @Nullable
            String pointer,

            @Schema(description = "Which query parameter.") @Nullable
            String parameter,

            @Schema(description = "Which header.") @Nullable String header,

            @Schema(required = true, description = "What is wrong with it.")
            String detail) {

        public static FieldError inBody(String pointer, String detail) {
            return new FieldError(pointer, null, null, detail);
        }

        public static FieldError inParameter(String name, String detail) {
            return new FieldError(null, name, null, detail);
        }

        public static FieldError inHeader(String name, String detail) {
            return new FieldError(null, null, name, detail);
        }
    }

    public static Problem of(ProblemType type, @Nullable String detail) {
        return new Problem(new Body(type.uri(), type.title(), type.status(), detail, null, null, List.of()), Map.of());
    }

    /** A problem that is no more than its HTTP status. */
    public static Problem ofStatus(Response.StatusType status) {
        return new Problem(
                new Body("about:blank", status.getReasonPhrase(), status.getStatusCode(), null, null, null, List.of()),
                Map.of());
    }

    /** The request breaks rules of the API. */
    public static Problem invalid(List<FieldError> errors) {
        return of(ProblemType.INVALID_REQUEST, null).withErrors(errors);
    }

    public static Problem invalidBody(String pointer, String detail) {
        return invalid(List.of(FieldError.inBody(pointer, detail)));
    }

    public static Problem invalidParameter(String name, String detail) {
        return invalid(List.of(FieldError.inParameter(name, detail)));
    }

    public static Problem invalidHeader(String name, String detail) {
        return invalid(List.of(FieldError.inHeader(name, detail)));
    }

    /** The one answer to absent, to another user's and to malformed ids; the same for all, byte for byte. */
    public static Problem notFound() {
        return of(ProblemType.NOT_FOUND, null);
    }

    public Problem withReason(String reason) {
        return new Problem(
                new Body(body.type, body.title, body.status, body.detail, reason, body.incident, body.errors), headers);
    }

    public Problem withErrors(List<FieldError> errors) {
        return new Problem(
                new Body(
                        body.type,
                        body.title,
                        body.status,
                        body.detail,
                        body.reason,
                        body.incident,
                        List.copyOf(errors)),
                headers);
    }

    public Problem withIncident(String incident) {
        return new Problem(
                new Body(body.type, body.title, body.status, body.detail, body.reason, incident, body.errors), headers);
    }

    public Problem withHeader(String name, Object value) {
        var all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new Problem(body, Map.copyOf(all));
    }

    public Body body() {
        return body;
    }

    /** The document as JSON in UTF-8. */
    public byte[] json() {
        return json(body);
    }

    /** The document with members of a {@link ProblemExtension}. */
    public ObjectNode with(ObjectNode members) {
        ObjectNode document = JSON.valueToTree(body);
        return document.setAll(members);
    }

    private static Response response(Body body, Map<String, Object> headers) {
        var response = Response.status(body.status).type(MEDIA_TYPE).entity(json(body));
        headers.forEach(response::header);
        return response.build();
    }

    private static byte[] json(Body body) {
        try {
            return JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Problems are answers, not accidents: nobody looks at where they were made. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
