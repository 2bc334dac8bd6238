package rebound.servicekit.problem;

import java.util.Locale;

/**
 * Every kind of problem that the API answers with. The URI of a type is stable and part of the contract; its title is for
 * people and may be reworded.
 */
public enum ProblemType {
    MALFORMED_JSON(400, "The body is not well-formed JSON"),
    INVALID_REQUEST(400, "The request breaks a rule of this API"),
    UNAUTHENTICATED(401, "A valid bearer token is needed"),
    INSUFFICIENT_SCOPE(403, "The token does not allow this"),
    NOT_FOUND(404, "There is no such thing"),
    METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
    NOT_ACCEPTABLE(406, "None of the accepted media types can be had"),
    REFUSED(409, "The state of the resource does not allow this"),
    GONE(410, "The resource is deleted"),
    RECEIPT_GONE(410, "The command was decided too long ago to tell how"),
    CURSOR_GONE(410, "The cursor is of a log that is no more"),
    STALE_VERSION(412, "The resource is not at the expected version"),
    BODY_TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body must be JSON in UTF-8 without a content coding"),
    UNPROCESSABLE(422, "What is asked for cannot be had"),
    IDEMPOTENCY_KEY_REUSED(422, "The idempotency key was used for another request"),
    EARLIER_ITEM_FAILED(424, "An earlier item of the batch was not carried out"),
    PRECONDITION_REQUIRED(428, "A precondition is needed"),
    RATE_LIMITED(429, "Too many requests"),
    TOO_MANY_STREAMS(429, "Too many streams are open"),
    COMMAND_FAILED(500, "The command could not be carried out"),
    INTERNAL(500, "Something went wrong on our side"),
    UNAVAILABLE(503, "The service cannot answer right now"),
    NOT_READABLE(503, "What you ask for cannot be read right now"),
    OUTCOME_UNKNOWN(503, "It is not known whether the request took effect");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** The last part of the URI, such as {@code stale-version}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The {@code type} member of RFC 9457: a name, not an address. */
    public String uri() {
        return "urn:rebound:problem:" + code();
    }
}
