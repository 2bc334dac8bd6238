package rebound.journal.policy;

import java.time.Instant;
import java.util.List;
import rebound.eventlog.model.Policy;
import rebound.journal.firststep.FirstStepCommand.NoteStepDone;

/**
 * A person has done a step of a plan: how long the first one took them may be theirs to see. It only notes, so that one that is
 * heard of late counts as well; a step of no plan is nobody's first.
 */
public final class WhenStepDoneThenNoteFirstStep implements Policy {

    @Override
    public String name() {
        return "when-step-done-then-note-first-step";
    }

    @Override
    public String eventType() {
        return "rebound.plan.step-done.v1";
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
    public List<Then> when(ForeignEvent done) {
        var planId = done.data().path("planId").textValue();
        return planId == null
                ? List.of()
                : List.of(new Then(
                        "first-step",
                        planId,
                        new NoteStepDone(Instant.parse(done.data().path("at").asText()))));
    }
}
