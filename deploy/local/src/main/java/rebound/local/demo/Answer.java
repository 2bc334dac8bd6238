package rebound.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An HTTP response, and the request that it answers. */
record Answer(
        String method,
        String path,
        @Nullable String requestBody,
        int status,
        String body,
        @Nullable String location,
        @Nullable String etag,
        @Nullable String retryAfter,
        Duration took) {

    JsonNode json() {
        return Json.read(body);
    }

    /** The id at the end of the {@code Location}. */
    String locatedId() {
        if (location == null) {
            throw new DemoFailure(
                    method + " " + path + " was answered with " + status + ", without a Location: " + body);
        }
        return location.substring(location.lastIndexOf('/') + 1);
    }

    /** Whether the client can tell no difference, but for the time it took. */
    boolean isSameAs(Answer other) {
        return status == other.status
                && body.equals(other.body)
                && Objects.equals(location, other.location)
                && Objects.equals(etag, other.etag);
    }

    /** What a client waits before it tries again: {@code Retry-After} in seconds, else a moment. */
    Duration pauseBeforeRetry() {
        return retryAfter == null ? Duration.ofMillis(250) : Duration.ofSeconds(Long.parseLong(retryAfter));
    }
}
