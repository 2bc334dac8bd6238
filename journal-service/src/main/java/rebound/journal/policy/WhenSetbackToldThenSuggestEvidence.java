package rebound.journal.policy;

import java.time.Instant;
import java.util.List;
import rebound.eventlog.model.Policy;
import rebound.journal.day.About;
import rebound.journal.suggestion.SignalsCommand.NoteSetback;

/** A person has recorded a setback, or named one: if they keep evidence, some of it may be drawn. */
public final class WhenSetbackToldThenSuggestEvidence implements Policy {

    private final String event;

    private WhenSetbackToldThenSuggestEvidence(String event) {
        this.event = event;
    }

    /** For every way that a setback comes to be. */
    public static List<WhenSetbackToldThenSuggestEvidence> all() {
        return List.of(
                new WhenSetbackToldThenSuggestEvidence("setback-recorded"),
                new WhenSetbackToldThenSuggestEvidence("setback-named"));
    }

    @Override
    public String name() {
        return "when-" + event + "-then-suggest-evidence";
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
    public List<Then> when(ForeignEvent told) {
        return List.of(
                new Then("signals", told.userId(), new NoteSetback(new About("setback", told.subjectId()), null)));
    }
}
