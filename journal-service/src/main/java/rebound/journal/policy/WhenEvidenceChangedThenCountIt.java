package rebound.journal.policy;

import java.time.Instant;
import java.util.List;
import rebound.eventlog.model.Policy;
import rebound.journal.day.About;
import rebound.journal.suggestion.SignalsCommand.CountEvidence;
import rebound.journal.suggestion.SignalsCommand.UncountEvidence;

/** A person keeps evidence, or no longer: it is known whether there is any that could be drawn. */
public final class WhenEvidenceChangedThenCountIt implements Policy {

    private static final String EVIDENCE = "evidence";

    private final String event;
    private final boolean isThere;

    private WhenEvidenceChangedThenCountIt(String event, boolean isThere) {
        this.event = event;
        this.isThere = isThere;
    }

    /** For every way that evidence comes and goes. */
    public static List<WhenEvidenceChangedThenCountIt> all() {
        return List.of(
                new WhenEvidenceChangedThenCountIt("evidence-noted", true),
                new WhenEvidenceChangedThenCountIt("evidence-deleted", false),
                new WhenEvidenceChangedThenCountIt("evidence-restored", true));
    }

    @Override
    public String name() {
        return "when-" + event + "-then-count-it";
    }

    @Override
    public String eventType() {
        return "rebound.journal." + event + ".v1";
    }

    @Override
    public Instant activeSince() {
        return Instant.parse("2026-01-01T00:00:00Z");
    }

    @Override
    public boolean startsSomething() {
        return false;
    }

    @Override
    public List<Then> when(ForeignEvent changed) {
        var evidence = new About(EVIDENCE, changed.subjectId());
        return List.of(new Then(
                "signals", changed.userId(), isThere ? new CountEvidence(evidence) : new UncountEvidence(evidence)));
    }
}
