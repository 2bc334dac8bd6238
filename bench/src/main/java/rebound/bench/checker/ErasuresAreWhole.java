package rebound.bench.checker;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The event that erases a thing and the marker in the place of its key are of one transaction: both are there, or neither. */
final class ErasuresAreWhole implements Rule {

    @Override
    public String sentence() {
        return "A key is erased with the last event of its aggregate, which says so, and with nothing else";
    }

    @Override
    public void judge(Evidence evidence, Findings findings) {
        for (var log : evidence.logs().values()) {
            var keys = new HashMap<String, KeyRecord>();
            log.keys().forEach(key -> keys.put(key.id(), key));
            var erased = new HashSet<String>();
            log.eventsByAggregate()
                    .forEach((aggregate, events) -> judge(aggregate, events, keys, erased, evidence, findings));
            for (var key : keys.values()) {
                if (key.isErased() && !key.id().endsWith("/user") && !erased.contains(key.id())) {
                    object("Its key was erased by no event", key.at(), evidence, findings);
                }
            }
        }
    }

    private void judge(
            String aggregate,
            List<EventRecord> events,
            Map<String, KeyRecord> keys,
            Set<String> erased,
            Evidence evidence,
            Findings findings) {
        for (var event : events) {
            if (event.type().matches(".*-erased\\.v[0-9]+")) {
                findings.seen("events that erase", 1);
                erased.add(aggregate);
                var key = keys.get(aggregate);
                if (key != null && !key.isErased()) {
                    object("Its key is still there", event.at(), evidence, findings);
                }
                if (event != events.getLast()) {
                    object("More has happened after it", event.at(), evidence, findings);
                }
            }
        }
    }

    private void object(String fault, LogRecord at, Evidence evidence, Findings findings) {
        findings.object(sentence(), () -> "  " + fault + ":\n" + at.inFull(evidence.shown()));
    }
}
