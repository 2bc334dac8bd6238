package rebound.journal.policy;

import java.time.Instant;
import java.util.List;
import rebound.eventlog.model.Policy;
import rebound.journal.suggestion.SuggestionCommand.ReviewSuggestion;

/** Some suggestions may not stand any more: each of them that does not is withdrawn. */
public final class WhenSuggestionsQuestionedThenReviewThem implements Policy {

    @Override
    public String name() {
        return "when-suggestions-questioned-then-review-them";
    }

    @Override
    public String eventType() {
        return "rebound.journal.suggestions-questioned.v1";
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
    public List<Then> when(ForeignEvent questioned) {
        var hasEvidence = questioned.data().path("hasEvidence").asBoolean();
        return questioned
                .data()
                .path("suggestions")
                .valueStream()
                .map(id -> new Then(
                        "suggestion",
                        id.asText(),
                        new ReviewSuggestion(questioned.at(), id.asText(), hasEvidence, null)))
                .toList();
    }
}
