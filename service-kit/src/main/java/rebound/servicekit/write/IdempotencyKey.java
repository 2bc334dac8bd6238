package rebound.servicekit.write;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.regex.Pattern;
import rebound.servicekit.problem.Problem;

/**
 * What makes two requests the same one.
 *
 * @param value 1 to 128 printable ASCII characters
 * @param isGiven whether the client sent it; else it was made up, and a retry only has it from our response
 */
public record IdempotencyKey(String value, boolean isGiven) {

    public static final String HEADER = "Idempotency-Key";

    private static final Pattern PRINTABLE = Pattern.compile("[ -~]{1,128}");

    public static IdempotencyKey of(HttpHeaders headers) {
        var given = headers.getRequestHeader(HEADER);
        if (given == null || given.isEmpty()) {
            return new IdempotencyKey(UuidCreator.getTimeOrderedEpoch().toString(), false);
        }
        if (given.size() > 1 || !PRINTABLE.matcher(given.getFirst()).matches()) {
            throw Problem.invalidHeader(HEADER, "must be one value of 1 to 128 printable ASCII characters");
        }
        return new IdempotencyKey(given.getFirst(), true);
    }
}
