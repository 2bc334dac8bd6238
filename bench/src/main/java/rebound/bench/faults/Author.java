package rebound.bench.faults;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import rebound.bench.checker.Canaries;
import rebound.bench.checker.ClientRecord;
import rebound.bench.checker.ClientWrite;
import rebound.local.LocalStack;

/** The app of one person on a {@link Stage}: sends what it is told to, and puts every write on record. Thread-safe. */
final class Author {

    /** One write, in one or more tries. */
    record Write(String key, String method, String path, String body, Map<String, String> headers) {

        static Write post(String key, String path, String body) {
            return new Write(key, "POST", path, body, Map.of());
        }

        static Write put(String key, String path, String body, String precondition, String value) {
            return new Write(key, "PUT", path, body, Map.of(precondition, value));
        }

        String service() {
            return path.split("/")[1];
        }
    }

    /** What came back; status 0 if nothing did. */
    record Answer(
            int status,
            @Nullable String location,
            @Nullable String etag,
            @Nullable String body) {

        private static final Answer NONE = new Answer(0, null, null, null);

        private static Answer of(HttpResponse<String> response) {
            var headers = response.headers();
            return new Answer(
                    response.statusCode(),
                    headers.firstValue("Location").orElse(null),
                    headers.firstValue("ETag").orElse(null),
                    response.body());
        }

        /** Whether it says what became of the write. */
        boolean isResult() {
            return status != 0 && status != 202 && status != 429 && status < 500;
        }

        /** The path in {@code Location}. */
        String place() {
            if (location == null) {
                throw new FaultFailure("No Location: " + this);
            }
            return location.replaceFirst("^https?://[^/]*", "");
        }
    }

    private static final Duration AGAIN = Duration.ofMillis(200);

    private static final String NAME = "maria";

    private final String token;
    private final String canary =
            "canary" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    private final ClientRecord record = new ClientRecord();
    private final Queue<CompletableFuture<Answer>> underWay = new ConcurrentLinkedQueue<>();

    /** @param token of {@link #NAME} */
    private Author(String token) {
        this.token = token;
    }

    static Author of(LocalStack stack) {
        return new Author(stack.token(NAME));
    }

    ClientRecord record() {
        return record;
    }

    Canaries canaries() {
        return new Canaries(List.of(canary));
    }

    /** A text that nobody else may read. */
    String text(String saying) {
        return canary + " " + saying;
    }

    /** Tries once. */
    Answer write(Instance at, Write write) {
        var headers = new HashMap<>(write.headers());
        headers.put("Idempotency-Key", write.key());
        var sent = Instant.now();
        var answer = send(at, write.method(), write.path(), write.body(), headers);
        record.add(new ClientWrite(
                write.service(),
                NAME,
                write.key(),
                write.method(),
                write.path(),
                write.body(),
                answer.status(),
                answer.location(),
                answer.etag(),
                answer.body(),
                sent,
                Instant.now()));
        return answer;
    }

    /** Tries once, in a thread of its own. */
    CompletableFuture<Answer> writing(Instance at, Write write) {
        var answer = new CompletableFuture<Answer>();
        underWay.add(answer);
        Thread.ofVirtual().start(() -> {
            try {
                answer.complete(write(at, write));
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    /**
     * Tries, with the same key, until there is a result.
     *
     * @return the last answer, if there was no result in time
     */
    Answer settle(Instance at, Write write) {
        var last = new AtomicReference<>(Answer.NONE);
        Stage.within(at, () -> {
            if (!last.get().isResult()) {
                last.set(write(at, write));
            }
            if (!last.get().isResult()) {
                Waiting.pause(AGAIN);
            }
            return last.get().isResult();
        });
        return last.get();
    }

    /** Waits until everything that was sent is answered, or is known not to be. */
    void awaitAnswers() {
        underWay.forEach(CompletableFuture::join);
    }

    Answer read(Instance at, String path) {
        return send(at, "GET", path, "", Map.of());
    }

    /** Reads, as long as the service says: not now. */
    Answer readable(Instance at, String path) {
        var last = new AtomicReference<>(Answer.NONE);
        Stage.within(at, () -> {
            last.set(read(at, path));
            return last.get().status() != 0 && last.get().status() != 503;
        });
        return last.get();
    }

    private Answer send(Instance at, String method, String path, String body, Map<String, String> headers) {
        try {
            return Answer.of(at.send(Requests.of(at, token, method, path, body, headers)));
        } catch (IOException e) {
            return Answer.NONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FaultFailure("Interrupted");
        }
    }
}
