package rebound.plan.policy;

import java.time.Instant;
import java.util.List;
import rebound.eventlog.model.Policy;
import rebound.plan.attempt.AttemptCommand.NoteSetbackOffer;

/**
 * A person accepts and names a setback: what their attempt offered is there, also if it was never heard to be offered.
 */
public final class WhenSetbackNamedThenNoteIt implements Policy {

    @Override
    public String name() {
        return "when-setback-named-then-note-it";
    }

    @Override
    public String eventType() {
        return "rebound.journal.setback-named.v1";
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
        return List.of(new Then("attempt", event.subjectId(), new NoteSetbackOffer()));
    }
}
