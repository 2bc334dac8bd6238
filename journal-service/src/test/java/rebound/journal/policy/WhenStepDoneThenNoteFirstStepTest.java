package rebound.journal.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import rebound.eventlog.model.Cause;
import rebound.eventlog.model.Policy.ForeignEvent;
import rebound.eventlog.model.Policy.Then;
import rebound.journal.firststep.FirstStepCommand.NoteStepDone;
import rebound.journal.wiring.JournalModel;

class WhenStepDoneThenNoteFirstStepTest {

    private static final String PERSON = "0d6b7f4e-3c1a-8f2b-9a64-5e8d7c6b5a49";
    private static final String PLAN = "7a2e3f10-4c6b-8d8b-81e2-304f5b6c7d8e";
    private static final Instant DONE = Instant.parse("2026-11-21T20:00:00Z");

    private final WhenStepDoneThenNoteFirstStep policy = new WhenStepDoneThenNoteFirstStep();

    @Test
    void notesWhenItWasDoneUnderTheIdOfItsPlan() {
        assertThat(policy.when(done(data().put("planId", PLAN))))
                .containsExactly(new Then("first-step", PLAN, new NoteStepDone(DONE)));
    }

    @Test
    void aStepOfNoPlanIsNotNoted() {
        assertThat(policy.when(done(data()))).isEmpty();
        assertThat(policy.when(done(data().putNull("planId")))).isEmpty();
    }

    @Test
    void whatDoesNotSayWhenIsNotGuessed() {
        assertThatException()
                .isThrownBy(() ->
                        policy.when(done(JsonNodeFactory.instance.objectNode().put("planId", PLAN))));
    }

    /** What was done counts, however late it is heard of. */
    @Test
    void onlyNotes() {
        assertThat(policy.startsSomething()).isFalse();
        assertThat(policy.readsPrivate()).isFalse();
    }

    @Test
    void isPartOfTheService() {
        assertThat(JournalModel.MODEL.policies())
                .filteredOn(each -> each.name().equals("when-step-done-then-note-first-step"))
                .hasOnlyElementsOfType(policy.getClass())
                .hasSize(1);
    }

    private static ObjectNode data() {
        return JsonNodeFactory.instance.objectNode().put("at", DONE.toString());
    }

    private ForeignEvent done(ObjectNode data) {
        return new ForeignEvent(
                "command-1/0",
                policy.eventType(),
                PERSON,
                "step/6c1d2f0e-3b59-8c7a-b0d1-2f4e5a6b7c8d",
                DONE.plusSeconds(1),
                Cause.request("command-1"),
                data);
    }
}
