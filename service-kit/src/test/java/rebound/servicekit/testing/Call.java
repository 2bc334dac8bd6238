package rebound.servicekit.testing;

import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to the service that is tested. Whatever comes back is looked at as {@link Reply#check} says, so that every error
 * of every test is one that clients can read, and one that tells nothing.
 *
 * @param path with its query, encoded
 */
record Call(
        String method,
        String path,
        Map<String, String> headers,
        @Nullable String body) {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    /** Longer than any answer takes, a write's wait included. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    static Call of(String method, String path) {
        return new Call(method, path, Map.of(), null);
    }

    /** In the place of one of that name. */
    Call with(String header, String value) {
        var all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new Call(method, path, all, body);
    }

    Call bearing(String token) {
        return with("Authorization", "Bearer " + token);
    }

    Call by(String otherMethod) {
        return new Call(otherMethod, path, headers, body);
    }

    Call to(String otherPath) {
        return new Call(method, otherPath, headers, body);
    }

    Call query(String name, String value) {
        var parameter = URLEncoder.encode(name, StandardCharsets.UTF_8) + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8);
        return to(path + (path.contains("?") ? "&" : "?") + parameter);
    }

    Call json(String text) {
        return new Call(method, path, headers, text).with("Content-Type", "application/json");
    }

    /**
     * The answer; of a stream its head alone.
     *
     * @throws AssertionError if there is none, or it is no proper one
     */
    Reply send() {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .timeout(PATIENCE)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::setHeader);
        try {
            var response = CLIENT.send(request.build(), BodyHandlers.ofInputStream());
            try (var in = response.body()) {
                var isStream =
                        response.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
                var text = isStream ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
                return new Reply(this, response.statusCode(), response.headers(), text).check();
            }
        } catch (IOException e) {
            throw new AssertionError(this + ": no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The same until it is decided: an answer of 202 or 503 resolves under the same key. */
    Reply settle() {
        return await().pollDelay(Duration.ZERO).atMost(PATIENCE).until(this::send, reply -> !reply.isOpen());
    }

    /** Without the token. */
    @Override
    public String toString() {
        var shown = new LinkedHashMap<>(headers);
        shown.remove("Authorization");
        var text = body == null || body.length() < 500 ? body : body.substring(0, 500) + "…";
        return method + " " + path + " " + shown + (text == null ? "" : " " + text);
    }
}
