package rebound.bench.checker;

import java.util.HashMap;

/** No event is there twice. */
final class EachEventOnce implements Rule {

    @Override
    public String sentence() {
        return "Each event is in the log once";
    }

    @Override
    public void judge(Evidence evidence, Findings findings) {
        for (var log : evidence.logs().values()) {
            findings.examined("events of " + log.service(), log.events().size());
            var first = new HashMap<String, EventRecord>();
            for (var event : log.events()) {
                var before = first.putIfAbsent(event.id(), event);
                if (before != null) {
                    findings.object(
                            sentence(),
                            () -> "  The event " + event.id() + " is there twice:\n"
                                    + before.at().inFull(evidence.shown()) + "\n"
                                    + event.at().inFull(evidence.shown()));
                }
            }
        }
    }
}
