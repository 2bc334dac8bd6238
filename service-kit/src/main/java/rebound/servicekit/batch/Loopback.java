package rebound.servicekit.batch;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Requests from this instance to itself, in plain HTTP. Safe for any thread; waits in the caller's. */
@ApplicationScoped
class Loopback {

    /** Longer than any request but a stream takes; one that takes longer has an unknown outcome. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final ObjectMapper json;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(Duration.ofSeconds(2))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    @Inject
    Loopback(ObjectMapper json) {
        this.json = json;
    }

    /**
     * A response.
     *
     * @param body null if it has none, or one that is not JSON
     */
    record Answer(
            int status,
            java.net.http.HttpHeaders headers,
            @Nullable JsonNode body,
            int size) {

        Optional<String> header(String name) {
            return headers.firstValue(name);
        }
    }

    /**
     * Sends one request and waits for its response.
     *
     * @param to the address at which this instance listens
     * @param path with the service's base, and with its query
     * @throws IOException if there was no response; the request may have taken effect
     */
    Answer send(SocketAddress to, String method, String path, Map<String, String> headers, @Nullable JsonNode body)
            throws IOException {
        var request = HttpRequest.newBuilder(uri(to, path)).timeout(LONGEST);
        headers.forEach(request::header);
        // Whatever is no JSON, a stream above all, is not wanted here.
        request.header(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON);
        if (body == null || body.isNull()) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.method(method, BodyPublishers.ofString(text(body)));
        }
        if (!method.equals("GET")) {
            // Also of a body that is missing: then it is that which is said.
            request.header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
        }
        try {
            var response = client.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.headers(), read(response), response.body().length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }

    /** Half a surrogate pair has no place in UTF-8; it gets through in ASCII, to be refused as it would be if sent alone. */
    private String text(JsonNode body) throws IOException {
        var text = json.writeValueAsString(body);
        return StandardCharsets.UTF_8.newEncoder().canEncode(text)
                ? text
                : json.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII).writeValueAsString(body);
    }

    private static URI uri(SocketAddress to, String path) {
        try {
            var address = new URI("http", null, to.hostAddress(), to.port(), null, null, null);
            return URI.create(address + path);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private @Nullable JsonNode read(HttpResponse<byte[]> response) throws IOException {
        var type = response.headers().firstValue(HttpHeaders.CONTENT_TYPE).orElse("");
        return response.body().length > 0 && type.contains("json") ? json.readTree(response.body()) : null;
    }
}
