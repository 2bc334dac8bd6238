package rebound.servicekit.changes;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.LiveTail;
import rebound.eventlog.NotReadable;
import rebound.servicekit.changes.ChangeFeed.Part;
import rebound.servicekit.log.Incident;
import rebound.servicekit.problem.Problem;

/**
 * One stream of server-sent events (WHATWG HTML, section 9.2). Its own virtual thread reads the feed and writes, and waits
 * in between: the tail only says that there is something to read, and how far to read until the documents hold it.
 *
 * <pre>
 *   tell what there is ──► wait for the tail, a heartbeat long ──► read on until the documents have passed what the tail told
 *          ▲                                                                            │
 *          └────────────────────────────────────────────────────────────────────────────┘
 * </pre>
 *
 * <p>The look after a heartbeat without a word of the tail finds what the tail has missed; if it finds nothing, a comment keeps the
 * connection open. Ends when the token does, or from any thread with {@link #close}.
 */
final class ChangeStream implements StreamingOutput, AutoCloseable {

    private static final int AT_ONCE = 50;

    /** While the documents are behind the log, mostly by milliseconds: each look costs the database three queries. */
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(4);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    /** How long a client waits before it connects again; without it, browsers wait for seconds. */
    private static final String OPENING = "retry: 1000\n\n";

    private static final String COMMENT = ":\n\n";

    private final String userId;
    private final Instant until;
    private final Duration heartbeat;
    private final ChangeFeed feed;
    private final LiveTail tail;
    private final ObjectMapper json;
    private final BiConsumer<String, ChangeStream> closed;

    /** Of the thread that writes. */
    private @Nullable ChangePosition position;

    private long lastWrite;

    /** Guarded by this. */
    private long told = LiveTail.ANYTHING;

    private boolean look;
    private boolean ended;

    ChangeStream(
            String userId,
            @Nullable ChangePosition after,
            Instant until,
            Duration heartbeat,
            ChangeFeed feed,
            LiveTail tail,
            ObjectMapper json,
            BiConsumer<String, ChangeStream> closed) {
        this.userId = userId;
        this.position = after;
        this.until = until;
        this.heartbeat = heartbeat;
        this.feed = feed;
        this.tail = tail;
        this.json = json;
        this.closed = closed;
    }

    /** Makes sure that there is something to stream, as long as it can still be answered with a problem. */
    void begin() {
        feed.read(userId, position, 1);
    }

    @Override
    public void write(OutputStream out) throws IOException {
        var following = tail.follow(userId, this::told);
        try {
            send(out, OPENING);
            follow(out);
        } catch (IOException gone) {
            // The client went away.
        } catch (Problem lost) {
            // The log is another one: whoever comes back is told so.
        } catch (RuntimeException e) {
            Incident.log(e);
        } finally {
            following.close();
            close();
        }
    }

    private void follow(OutputStream out) throws IOException {
        var pause = SHORTEST_PAUSE;
        while (isOpen()) {
            var part = read();
            if (part != null && !part.items().isEmpty()) {
                send(out, part);
                pause = SHORTEST_PAUSE;
            }
            if (System.nanoTime() - lastWrite >= heartbeat.toNanos()) {
                send(out, COMMENT);
            }
            if (part == null || isBehind(part)) {
                await(pause, false);
                pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
            } else if (part.isAll()) {
                pause = SHORTEST_PAUSE;
                await(heartbeat, true);
            }
        }
    }

    /** Null while the documents cannot be read. */
    private @Nullable Part read() {
        try {
            var part = feed.read(userId, position, AT_ONCE);
            position = part.position();
            return part;
        } catch (NotReadable rebuilding) {
            return null;
        }
    }

    private void send(OutputStream out, Part part) throws IOException {
        var events = new StringBuilder();
        for (var item : part.items()) {
            events.append("id: ").append(feed.cursor(userId, item.position())).append('\n');
            events.append("event: change\n");
            events.append("data: ")
                    .append(json.writeValueAsString(item.change()))
                    .append("\n\n");
        }
        send(out, events.toString());
    }

    private void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
        lastWrite = System.nanoTime();
    }

    private synchronized void told(long offset) {
        told = Math.max(told, offset);
        look = true;
        notifyAll();
    }

    private synchronized boolean isBehind(Part part) {
        return part.isAll() && part.position().offset() < told;
    }

    private synchronized boolean isOpen() {
        return !ended && Instant.now().isBefore(until);
    }

    /** Waits so long, until the end, or for the tail. */
    private synchronized void await(Duration most, boolean forTail) {
        var deadline = System.nanoTime()
                + shorter(most, Duration.between(Instant.now(), until)).toNanos();
        try {
            while (!ended && !(forTail && look) && deadline - System.nanoTime() > 0) {
                wait((deadline - System.nanoTime()) / 1_000_000 + 1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ended = true;
        }
        // What is read from now on holds all that was told until now, or is behind it.
        look = false;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Ends the stream, and lets another one be opened. */
    @Override
    public void close() {
        end();
        closed.accept(userId, this);
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }
}
