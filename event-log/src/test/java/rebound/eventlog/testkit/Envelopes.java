package rebound.eventlog.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.Cause;
import rebound.eventlog.model.Event;

/**
 * Puts facts into the envelopes they would have in the log: versions count up for each aggregate, and each fact comes a
 * second after the one before.
 */
public final class Envelopes {

    private final List<Event<?>> events = new ArrayList<>();
    private final Map<AggregateId, Long> versions = new HashMap<>();
    private Instant now = Instant.parse("2026-11-21T08:00:00Z");

    /** One more fact about an aggregate. */
    public <E> Event<E> add(AggregateId aggregate, E body) {
        var commandId = "command-" + (events.size() + 1);
        var version = versions.merge(aggregate, 1L, Long::sum);
        now = now.plusSeconds(1);
        var event = new Event<>(commandId + "/0", aggregate, version, now, commandId, Cause.request(commandId), body);
        events.add(event);
        return event;
    }

    /** All facts so far, in order. */
    public List<Event<?>> all() {
        return List.copyOf(events);
    }
}
