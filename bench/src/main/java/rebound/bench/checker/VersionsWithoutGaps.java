package rebound.bench.checker;

import org.jspecify.annotations.Nullable;

/** An aggregate's events are its versions 1, 2, 3 and so on. */
final class VersionsWithoutGaps implements Rule {

    @Override
    public String sentence() {
        return "The versions of each aggregate are 1, 2, 3 and so on, in the log's order";
    }

    @Override
    public void judge(Evidence evidence, Findings findings) {
        for (var log : evidence.logs().values()) {
            var aggregates = log.eventsByAggregate();
            findings.examined("aggregates of " + log.service(), aggregates.size());
            for (var events : aggregates.values()) {
                EventRecord before = null;
                for (var event : events) {
                    if (event.version() != (before == null ? 1 : before.version() + 1)) {
                        object(before, event, evidence, findings);
                    }
                    before = event;
                }
            }
        }
    }

    private void object(@Nullable EventRecord before, EventRecord event, Evidence evidence, Findings findings) {
        findings.object(sentence(), () -> "  %s has version %d after %s:%n%s%s"
                .formatted(
                        event.aggregate(),
                        event.version(),
                        before == null ? "nothing" : "version " + before.version(),
                        before == null ? "" : before.at().inFull(evidence.shown()) + "\n",
                        event.at().inFull(evidence.shown())));
    }
}
