package rebound.local.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with a token and an app, which behaves as an app should: every write has an idempotency key, and a 429 is obeyed.
 * Thread-safe.
 */
record Person(String name, String token, Function<String, URI> services) {

    /** How often anybody was told to slow down. */
    static final AtomicInteger LIMITED = new AtomicInteger();

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** Longer than the service lets a request wait. */
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    /** Where the service is to which the path belongs: {@code /journal/v1/…} to journal. */
    URI uri(String path) {
        return services.apply(path.split("/", 3)[1]).resolve(path);
    }

    Answer get(String path) {
        return answered("GET", path, null, null);
    }

    Answer post(String path, String body, String idempotencyKey) {
        return answered("POST", path, body, idempotencyKey);
    }

    /** A change of state without a body, or with one. */
    Answer post(String path, @Nullable String body) {
        return answered("POST", path, body, null);
    }

    Answer put(String path, String body) {
        return answered("PUT", path, body, null);
    }

    Answer patch(String path, String body) {
        return answered("PATCH", path, body, null);
    }

    /** Fails if it is there already. */
    Answer putNew(String path, String body) {
        return answered("PUT", path, body, null, "If-None-Match", "*");
    }

    /** @throws IOException if there was no answer: the outcome is unknown */
    Answer tryPost(String path, String body, String idempotencyKey) throws IOException {
        return send("POST", path, body, idempotencyKey);
    }

    private Answer answered(
            String method, String path, @Nullable String body, @Nullable String key, String... headers) {
        try {
            return send(method, path, body, key, headers);
        } catch (IOException e) {
            throw new DemoFailure(method + " " + path + " was not answered: " + e);
        }
    }

    private Answer send(String method, String path, @Nullable String body, @Nullable String key, String... headers)
            throws IOException {
        var request = HttpRequest.newBuilder(uri(path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }

        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            while (true) {
                var sent = System.nanoTime();
                var response = HTTP.send(request.build(), BodyHandlers.ofString());
                var answered = response.headers();
                var answer = new Answer(
                        method,
                        path,
                        body,
                        response.statusCode(),
                        response.body(),
                        answered.firstValue("Location").orElse(null),
                        answered.firstValue("ETag").orElse(null),
                        answered.firstValue("Retry-After").orElse(null),
                        Duration.ofNanos(System.nanoTime() - sent));
                if (answer.status() != 429) {
                    return answer;
                }
                LIMITED.incrementAndGet();
                Thread.sleep(answer.pauseBeforeRetry());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
