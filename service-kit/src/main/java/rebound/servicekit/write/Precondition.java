package rebound.servicekit.write;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.regex.Pattern;
import rebound.eventlog.model.Command;
import rebound.servicekit.problem.Problem;
import rebound.servicekit.problem.ProblemType;

/**
 * What a client says about the resource that it means to change (RFC 9110, section 13.1). An ETag here is the version in
 * quotes; lists of ETags are refused, since a resource has one version.
 */
sealed interface Precondition {

    /** {@code If-None-Match: *} */
    record MustNotExist() implements Precondition {}

    /** {@code If-Match: *} */
    record MustExist() implements Precondition {}

    /** {@code If-Match: "<version>"} */
    record MustBeAt(long version) implements Precondition {}

    Pattern STRONG_ETAG = Pattern.compile("\"(0|[1-9][0-9]{0,17})\"");

    /** The precondition of a request that must have one. */
    static Precondition required(HttpHeaders headers) {
        return of(headers, 1)
                .orElseThrow(() -> Problem.of(
                        ProblemType.PRECONDITION_REQUIRED,
                        "Send If-None-Match: * to create it, or If-Match with its ETag to replace it."));
    }

    /**
     * The precondition of a request on something that exists; for such it is optional.
     *
     * @return the expected version, {@link Command#ANY_VERSION} without one
     */
    static long expectedVersion(HttpHeaders headers) {
        return expectedVersion(headers, 1);
    }

    /** The same for what exists from the beginning, with version 0 until it is changed. */
    static long expectedVersionOfSingleton(HttpHeaders headers) {
        return expectedVersion(headers, 0);
    }

    private static long expectedVersion(HttpHeaders headers, long first) {
        return switch (of(headers, first).orElse(new MustExist())) {
            case MustBeAt(var version) -> version;
            case MustExist any -> Command.ANY_VERSION;
            case MustNotExist create ->
                throw Problem.invalidHeader(HttpHeaders.IF_NONE_MATCH, "has no meaning for this operation");
        };
    }

    private static Optional<Precondition> of(HttpHeaders headers, long first) {
        var ifMatch = headers.getHeaderString(HttpHeaders.IF_MATCH);
        var ifNoneMatch = headers.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        if (ifMatch != null && ifNoneMatch != null) {
            throw Problem.invalidHeader(HttpHeaders.IF_NONE_MATCH, "must not be sent together with If-Match");
        } else if (ifMatch != null) {
            return Optional.of(match(ifMatch.strip(), first));
        } else if (ifNoneMatch == null) {
            return Optional.empty();
        } else if (ifNoneMatch.strip().equals("*")) {
            return Optional.of(new MustNotExist());
        }
        throw Problem.invalidHeader(HttpHeaders.IF_NONE_MATCH, "must be *");
    }

    private static Precondition match(String value, long first) {
        if (value.equals("*")) {
            return new MustExist();
        }
        var etag = STRONG_ETAG.matcher(value);
        if (etag.matches() && Long.parseLong(etag.group(1)) >= first) {
            return new MustBeAt(Long.parseLong(etag.group(1)));
        }
        throw Problem.invalidHeader(HttpHeaders.IF_MATCH, "must be one strong ETag of this API such as \"3\", or *");
    }
}
