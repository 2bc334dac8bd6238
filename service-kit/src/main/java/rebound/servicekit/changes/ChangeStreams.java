package rebound.servicekit.changes;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.LiveTail;
import rebound.servicekit.problem.Problem;
import rebound.servicekit.problem.ProblemType;
import rebound.servicekit.wiring.ReboundConfig;

/**
 * The open streams of this replica: not too many, and none left when it stops, so that their clients turn to another
 * replica at once. Safe for any thread.
 */
@ApplicationScoped
public class ChangeStreams {

    /** Shorter than proxies let a connection be idle; and what the tail has missed is found so much later. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /** Seconds until one of the others may have ended. */
    private static final int FULL_RETRY = 15;

    private final ChangeFeed feed;
    private final LiveTail tail;
    private final ObjectMapper json;
    private final int mostPerPerson;
    private final int most;
    private final Duration heartbeat;
    private final Map<String, Set<ChangeStream>> open = new HashMap<>();
    private int count;
    private boolean stopping;

    @Inject
    public ChangeStreams(ChangeFeed feed, LiveTail tail, ObjectMapper json, ReboundConfig config) {
        this(
                feed,
                tail,
                json,
                config.http().streams().perPerson(),
                config.http().streams().perReplica(),
                HEARTBEAT);
    }

    ChangeStreams(ChangeFeed feed, LiveTail tail, ObjectMapper json, int mostPerPerson, int most, Duration heartbeat) {
        this.feed = feed;
        this.tail = tail;
        this.json = json;
        this.mostPerPerson = mostPerPerson;
        this.most = most;
        this.heartbeat = heartbeat;
    }

    /**
     * A stream that is counted from now on and until it is closed.
     *
     * @param until when it ends by itself
     * @throws Problem 429 or 503 if there are too many already; 410 if the position is of another log
     */
    ChangeStream open(String userId, @Nullable ChangePosition after, Instant until) {
        var stream = new ChangeStream(userId, after, until, heartbeat, feed, tail, json, this::closed);
        register(userId, stream);
        try {
            stream.begin();
        } catch (RuntimeException e) {
            stream.close();
            throw e;
        }
        return stream;
    }

    private synchronized void register(String userId, ChangeStream stream) {
        var others = open.getOrDefault(userId, Set.of());
        if (others.size() >= mostPerPerson) {
            throw Problem.of(ProblemType.TOO_MANY_STREAMS, "At most %d at once.".formatted(mostPerPerson))
                    .withHeader(HttpHeaders.RETRY_AFTER, FULL_RETRY);
        }
        if (stopping || count >= most) {
            throw Problem.of(ProblemType.UNAVAILABLE, "No more streams can be opened here.")
                    .withHeader(HttpHeaders.RETRY_AFTER, stopping ? 1 : FULL_RETRY);
        }
        open.computeIfAbsent(userId, user -> ConcurrentHashMap.newKeySet()).add(stream);
        count++;
    }

    private synchronized void closed(String userId, ChangeStream stream) {
        var others = open.get(userId);
        if (others != null && others.remove(stream)) {
            count--;
            if (others.isEmpty()) {
                open.remove(userId);
            }
        }
    }

    /** How many are open. */
    synchronized int count() {
        return count;
    }

    void leave(@Observes ShutdownDelayInitiatedEvent leave) {
        closeAll();
    }

    void stop(@Observes ShutdownEvent stop) {
        closeAll();
    }

    void closeAll() {
        rest().forEach(ChangeStream::close);
    }

    private synchronized List<ChangeStream> rest() {
        stopping = true;
        return open.values().stream().flatMap(Set::stream).toList();
    }
}
