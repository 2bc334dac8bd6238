package rebound.journal.policy;

import java.time.Instant;
import java.util.List;
import rebound.eventlog.model.Policy;
import rebound.journal.suggestion.SuggestionCommand.WithdrawSuggestion;

/** So many suggestions wait that nothing would find the oldest any more if it did not stand: it is withdrawn. */
public final class WhenSuggestionCrowdedOutThenWithdrawIt implements Policy {

    @Override
    public String name() {
        return "when-suggestion-crowded-out-then-withdraw-it";
    }

    @Override
    public String eventType() {
        return "rebound.journal.suggestion-crowded-out.v1";
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
    public List<Then> when(ForeignEvent crowdedOut) {
        return List.of(new Then(
                "suggestion",
                crowdedOut.data().path("suggestionId").asText(),
                new WithdrawSuggestion(crowdedOut.at())));
    }
}
