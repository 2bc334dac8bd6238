package rebound.journal.policy;

import java.time.Instant;
import java.util.List;
import rebound.eventlog.model.Policy;
import rebound.journal.day.About;
import rebound.journal.suggestion.SignalsCommand.WithdrawSignal;

/** A person has deleted an entry or a check-in: what they stated in it counts no more. What it led to before stays theirs. */
public final class WhenMoodTakenBackThenWithdrawSignal implements Policy {

    private final String source;

    private WhenMoodTakenBackThenWithdrawSignal(String source) {
        this.source = source;
    }

    /** For everything that states a mood. */
    public static List<WhenMoodTakenBackThenWithdrawSignal> all() {
        return List.of(
                new WhenMoodTakenBackThenWithdrawSignal("entry"), new WhenMoodTakenBackThenWithdrawSignal("check-in"));
    }

    @Override
    public String name() {
        return "when-" + source + "-deleted-then-withdraw-signal";
    }

    @Override
    public String eventType() {
        return "rebound.journal." + source + "-deleted.v1";
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
    public List<Then> when(ForeignEvent deleted) {
        return List.of(
                new Then("signals", deleted.userId(), new WithdrawSignal(new About(source, deleted.subjectId()))));
    }
}
