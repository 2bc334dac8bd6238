package rebound.bench.checker;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try of a write: what a client asked for and was answered. Tries of one person with one key at one service are one
 * command.
 *
 * @param service {@code journal}, {@code plan} or {@code reminder}
 * @param person the {@code sub} of the token
 * @param status of HTTP; 0 if there was no answer
 * @param location the header of that name
 * @param etag the header of that name, with its quotes
 */
public record ClientWrite(
        String service,
        String person,
        String idempotencyKey,
        String method,
        String path,
        String body,
        int status,
        @Nullable String location,
        @Nullable String etag,
        @Nullable String answerBody,
        Instant sent,
        Instant answered) {

    /** It was promised: 2xx but 202. */
    public boolean accepted() {
        return status >= 200 && status < 300 && status != 202;
    }

    /** It was turned down for good: 4xx but 401, 408 and 429. */
    public boolean refused() {
        return status >= 400 && status < 500 && status != 401 && status != 408 && status != 429;
    }

    /** It may have happened, at most once. */
    public boolean unknown() {
        return !accepted() && !refused();
    }
}
