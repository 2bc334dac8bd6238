package rebound.journal.policy;

import java.time.Instant;
import java.util.List;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.Policy;
import rebound.journal.suggestion.PreferencesCommand.StopSuggesting;

/** A person has declined a suggestion: nothing of its kind is suggested before they allow it again. */
public final class WhenSuggestionDeclinedThenStopSuggesting implements Policy {

    @Override
    public String name() {
        return "when-suggestion-declined-then-stop-suggesting";
    }

    @Override
    public String eventType() {
        return "rebound.journal.suggestion-declined.v1";
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
    public boolean readsPrivate() {
        return true;
    }

    @Override
    public List<Then> when(ForeignEvent declined) {
        var proposal = WhenSuggestionPromptedThenOfferIt.proposal(declined.data());
        return proposal == null
                ? List.of()
                : List.of(new Then(
                        "suggestion-preferences", declined.userId(), new StopSuggesting(Private.of(proposal))));
    }
}
