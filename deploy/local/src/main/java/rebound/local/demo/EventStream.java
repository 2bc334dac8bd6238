package rebound.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A person's changes as server-sent events, read in a thread of its own. */
final class EventStream implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<JsonNode> changes = new LinkedBlockingQueue<>();

    /** Opens it as a browser does: with a ticket in the address, because it cannot send a token. */
    EventStream(Person person, String base) {
        var ticket = person.post(base + "/changes/tickets", null)
                .json()
                .path("ticket")
                .asText();
        var request = HttpRequest.newBuilder(person.uri(base + "/changes/stream?ticket=" + ticket))
                .header("Accept", "text/event-stream")
                .build();
        try {
            var response = http.send(request, BodyHandlers.ofLines());
            if (response.statusCode() != 200) {
                throw new DemoFailure("The stream was answered with " + response.statusCode());
            }
            Thread.startVirtualThread(() -> {
                try {
                    response.body()
                            .filter(line -> line.startsWith("data:"))
                            .forEach(line -> changes.add(Json.read(line.substring("data:".length()))));
                } catch (UncheckedIOException closed) {
                    // The end of the stream.
                }
            });
        } catch (IOException e) {
            throw new DemoFailure("The stream could not be opened: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("interrupted");
        }
    }

    /** The next change like this; null if none comes for a minute. */
    @Nullable
    JsonNode next(Predicate<JsonNode> wanted) {
        try {
            while (true) {
                var change = changes.poll(60, TimeUnit.SECONDS);
                if (change == null || wanted.test(change)) {
                    return change;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("interrupted");
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
