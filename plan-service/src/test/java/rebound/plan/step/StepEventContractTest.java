package rebound.plan.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.Event;
import rebound.eventlog.testkit.Envelopes;
import rebound.eventlog.testkit.EventContract;
import rebound.plan.step.StepEvent.StepDone;
import rebound.plan.step.StepEvent.StepLetGo;
import rebound.plan.step.StepEvent.StepPlanned;
import rebound.plan.step.StepEvent.StepRevised;
import rebound.plan.step.StepEvent.StepScheduled;
import rebound.plan.step.StepEvent.StepSkipped;
import rebound.plan.wiring.PlanModel;

class StepEventContractTest {

    private static final String PLAN = "7a2e3f10-4c6b-8d8b-81e2-304f5b6c7d8e";
    private static final String GOAL = "8b3f4021-5d7c-8e9c-92f3-41506c7d8e9f";
    private static final Instant MORNING = Instant.parse("2026-11-18T09:30:00Z");

    private final EventContract contract = new EventContract(PlanModel.MODEL);

    @Test
    void stepPlanned() {
        contract.isWrittenAndRead(
                "step-planned", 1, event(new StepPlanned(PLAN, null, Private.of(Text.ofCatalogue("recovery/1/2")))));
    }

    @Test
    void stepRevised() {
        contract.isWrittenAndRead(
                "step-revised", 1, event(new StepRevised(null, GOAL, Private.of(Text.own("Do the dishes")))));
    }

    @Test
    void stepScheduled() {
        contract.isWrittenAndRead(
                "step-scheduled",
                1,
                event(new StepScheduled(MORNING, "Europe/Lisbon", "4b3f8d2a-9c61-8e5d-a7b0-3f2e1d0c9b8a")));
    }

    @Test
    void stepDone() {
        contract.isWrittenAndRead("step-done", 1, event(new StepDone(MORNING, null)));
        contract.isWrittenAndReadWith("plan", "step-done", 1, event(new StepDone(MORNING, PLAN)));
    }

    @Test
    void stepSkipped() {
        contract.isWrittenAndRead("step-skipped", 1, event(new StepSkipped(MORNING)));
    }

    @Test
    void stepLetGo() {
        contract.isWrittenAndRead("step-let-go", 1, event(new StepLetGo(MORNING)));
    }

    @Test
    void withoutItsKeyAnEventStillSaysWhereItBelongs() {
        assertThat(contract.readErased("step-planned", 1).body())
                .isEqualTo(new StepPlanned(PLAN, null, Private.erased()));
    }

    private static Event<?> event(StepEvent body) {
        return new Envelopes()
                .add(
                        new AggregateId(
                                "0d6b7f4e-3c1a-8f2b-9a64-5e8d7c6b5a49", "step", "6c1d2f0e-3b59-8c7a-b0d1-2f4e5a6b7c8d"),
                        body);
    }
}
