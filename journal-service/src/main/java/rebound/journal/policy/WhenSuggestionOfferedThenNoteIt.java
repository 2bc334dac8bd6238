package rebound.journal.policy;

import java.time.Instant;
import java.util.List;
import rebound.eventlog.model.Policy;
import rebound.journal.suggestion.SignalsCommand.NoteSuggestion;

/** Something is offered: it is known that it waits, in case it does not stand any more one day. */
public final class WhenSuggestionOfferedThenNoteIt implements Policy {

    @Override
    public String name() {
        return "when-suggestion-offered-then-note-it";
    }

    @Override
    public String eventType() {
        return "rebound.journal.suggestion-offered.v1";
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
    public List<Then> when(ForeignEvent offered) {
        return List.of(new Then("signals", offered.userId(), new NoteSuggestion(offered.subjectId())));
    }
}
