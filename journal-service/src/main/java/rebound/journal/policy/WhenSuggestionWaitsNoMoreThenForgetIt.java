package rebound.journal.policy;

import java.time.Instant;
import java.util.List;
import rebound.eventlog.model.Policy;
import rebound.journal.suggestion.SignalsCommand.ForgetSuggestion;

/** A suggestion is answered for good, or withdrawn: nothing withdraws it any more. What is set aside still waits. */
public final class WhenSuggestionWaitsNoMoreThenForgetIt implements Policy {

    private final String event;

    private WhenSuggestionWaitsNoMoreThenForgetIt(String event) {
        this.event = event;
    }

    /** For every way that it comes to that. */
    public static List<WhenSuggestionWaitsNoMoreThenForgetIt> all() {
        return List.of(
                new WhenSuggestionWaitsNoMoreThenForgetIt("suggestion-accepted"),
                new WhenSuggestionWaitsNoMoreThenForgetIt("suggestion-declined"),
                new WhenSuggestionWaitsNoMoreThenForgetIt("suggestion-withdrawn"));
    }

    @Override
    public String name() {
        return "when-" + event + "-then-forget-it";
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
    public List<Then> when(ForeignEvent suggestion) {
        return List.of(new Then("signals", suggestion.userId(), new ForgetSuggestion(suggestion.subjectId())));
    }
}
