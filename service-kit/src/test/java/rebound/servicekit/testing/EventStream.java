package rebound.servicekit.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Server-sent events, as a client sees them while they come. */
public final class EventStream implements AutoCloseable {

    /** Shorter than the time between two heartbeats, with which also comes what a stream was not woken for. */
    private static final Duration AWAKE = Duration.ofSeconds(10);

    /** One event. */
    public record Event(String id, String name, JsonNode data) {}

    private static final Event END = new Event("", "end", NullNode.instance);

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpResponse<Stream<String>> response;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    private EventStream(String path, String... headers) {
        var address = URI.create("http://localhost:" + RestAssured.port + path);
        try {
            var request = HttpRequest.newBuilder(address).header("Accept", "text/event-stream");
            for (var i = 0; i < headers.length; i += 2) {
                request.header(headers[i], headers[i + 1]);
            }
            response = client.send(request.build(), BodyHandlers.ofLines());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        Thread.ofVirtual().start(this::read);
    }

    /** @param headers by name and value in turn */
    public static EventStream open(String path, String... headers) {
        return new EventStream(path, headers);
    }

    public int status() {
        return response.statusCode();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** The next event; fails if none comes before the next heartbeat. */
    public Event next() {
        return next(AWAKE);
    }

    /** The next event; fails if none comes in time. */
    public Event next(Duration within) {
        var event = poll(within.toMillis());
        if (event == null || event == END) {
            throw new AssertionError(event == null ? "nothing came" : "the stream has ended");
        }
        return event;
    }

    /** Whether nothing comes for a while. */
    public boolean isQuiet() {
        return poll(200) == null;
    }

    /** Whether it ends within so many milliseconds, without another event. */
    public boolean ends(long millis) {
        return poll(millis) == END;
    }

    private @Nullable Event poll(long millis) {
        try {
            return events.poll(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        var id = new StringBuilder();
        var name = new StringBuilder();
        try {
            response.body().forEach(line -> {
                if (line.startsWith("id: ")) {
                    id.append(line.substring(4));
                } else if (line.startsWith("event: ")) {
                    name.append(line.substring(7));
                } else if (line.startsWith("data: ")) {
                    events.add(new Event(id.toString(), name.toString(), json(line.substring(6))));
                    id.setLength(0);
                    name.setLength(0);
                }
            });
        } catch (UncheckedIOException e) {
            // Closed on this side.
        }
        events.add(END);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(text, e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
