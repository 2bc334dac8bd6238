package rebound.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An HTTP response. */
record Answer(int status, HttpHeaders headers, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("No JSON: " + this, e);
        }
    }

    /** The value of a header; null if there is none. */
    @Nullable
    String header(String name) {
        return headers.firstValue(name).orElse(null);
    }

    /** Where the resource of a write is. */
    String location() {
        var location = header("Location");
        if (location == null) {
            throw new AssertionError("No Location: " + this);
        }
        return location;
    }

    /** The id at the end of the {@link #location()}. */
    String locatedId() {
        return location().substring(location().lastIndexOf('/') + 1);
    }

    /** Whether a reader cannot tell them apart: the same status, the same ETag, the same body, byte for byte. */
    boolean isSameAs(@Nullable Answer other) {
        return other != null
                && status == other.status
                && body.equals(other.body)
                && Objects.equals(header("ETag"), other.header("ETag"));
    }

    @Override
    public String toString() {
        return status + " " + headers.map() + " " + body;
    }
}
