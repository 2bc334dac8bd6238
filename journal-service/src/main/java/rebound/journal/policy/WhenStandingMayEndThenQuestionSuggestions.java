package rebound.journal.policy;

import java.time.Instant;
import java.util.List;
import rebound.eventlog.model.Policy;
import rebound.journal.suggestion.SignalsCommand.QuestionSuggestions;

/**
 * Something was closed, deleted, described anew, silenced or not wished for: what waits for an answer may not stand any more. What
 * it was says only that it was, and each suggestion is then decided by all that holds.
 */
public final class WhenStandingMayEndThenQuestionSuggestions implements Policy {

    private final String event;

    private WhenStandingMayEndThenQuestionSuggestions(String event) {
        this.event = event;
    }

    /** For everything by which a suggestion may not stand any more, but evidence, which is known where it is counted. */
    public static List<WhenStandingMayEndThenQuestionSuggestions> all() {
        return List.of(
                new WhenStandingMayEndThenQuestionSuggestions("setback-closed"),
                new WhenStandingMayEndThenQuestionSuggestions("setback-deleted"),
                new WhenStandingMayEndThenQuestionSuggestions("setback-revised"),
                new WhenStandingMayEndThenQuestionSuggestions("silence-begun"),
                new WhenStandingMayEndThenQuestionSuggestions("suggestion-preferences-changed"));
    }

    @Override
    public String name() {
        return "when-" + event + "-then-question-suggestions";
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
        return List.of(new Then("signals", changed.userId(), new QuestionSuggestions()));
    }
}
