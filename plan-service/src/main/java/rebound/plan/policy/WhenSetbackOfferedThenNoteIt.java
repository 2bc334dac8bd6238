package rebound.plan.policy;

import java.time.Instant;
import java.util.List;
import rebound.eventlog.model.Policy;
import rebound.plan.attempt.AttemptCommand.NoteSetbackOffer;

/** A setback is offered for an attempt: from now on the attempt shows it as being there. */
public final class WhenSetbackOfferedThenNoteIt implements Policy {

    @Override
    public String name() {
        return "when-setback-offered-then-note-it";
    }

    @Override
    public String eventType() {
        return "rebound.journal.setback-offered.v1";
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
    public List<Then> when(ForeignEvent event) {
        var about = event.data().path("about");
        return about.path("type").asText().equals("attempt")
                ? List.of(new Then("attempt", about.path("id").asText(), new NoteSetbackOffer()))
                : List.of();
    }
}
