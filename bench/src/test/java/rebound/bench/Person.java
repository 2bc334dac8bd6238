package rebound.bench;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import rebound.local.LocalStack;
import rebound.local.ServiceProcess;

/** Somebody with a token, whose app talks to any instance. Thread-safe. */
record Person(String name, String token) {

    static final String ENTRIES = "/journal/v1/entries";

    private static final int AT_ONCE = 16;

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    /** Longer than a service lets a request wait. */
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    static Person of(LocalStack stack, String name) {
        return new Person(name, stack.token(name));
    }

    static List<Person> crowd(LocalStack stack, int size) {
        return IntStream.range(0, size)
                .parallel()
                .mapToObj(n -> of(stack, "person-" + n))
                .toList();
    }

    Answer get(ServiceProcess at, String path) {
        return answered(at, "GET", path, null, Map.of());
    }

    /** Lets each of them do it, some at a time, and returns when all have; throws what the first of them threw. */
    static void each(List<Person> people, Consumer<Person> action) {
        try (var threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            var running = people.stream()
                    .map(person -> CompletableFuture.runAsync(() -> action.accept(person), threads))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(running).join();
        }
    }

    /** One try. */
    Answer post(ServiceProcess at, String path, @Nullable String json, String key) {
        return answered(at, "POST", path, json, Map.of("Idempotency-Key", key));
    }

    /** The outcome of a write, for which its app tries again with the same key as long as it is told to. */
    Answer settledPost(ServiceProcess at, String path, @Nullable String json, String key) {
        return settled(at, "POST", path, json, Map.of("Idempotency-Key", key));
    }

    /** @param headers with an {@code Idempotency-Key} */
    Answer settled(ServiceProcess at, String method, String path, @Nullable String json, Map<String, String> headers) {
        return await().pollInSameThread()
                .atMost(Duration.ofSeconds(40))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> answered(at, method, path, json, headers),
                        answer -> answer.status() != 202 && answer.status() != 503);
    }

    /** Any request that must be answered. */
    Answer answered(ServiceProcess at, String method, String path, @Nullable String json, Map<String, String> headers) {
        try {
            return send(at, method, path, json, headers);
        } catch (IOException e) {
            throw new AssertionError(method + " " + path + " got no answer from " + at, e);
        }
    }

    /** @throws IOException if there was no answer: the outcome is unknown */
    Answer send(ServiceProcess at, String method, String path, @Nullable String json, Map<String, String> headers)
            throws IOException {
        var request = HttpRequest.newBuilder(at.uri().resolve(path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::setHeader);
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(e.getMessage());
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
