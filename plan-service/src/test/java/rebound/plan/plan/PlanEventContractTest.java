package rebound.plan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.Event;
import rebound.eventlog.testkit.Envelopes;
import rebound.eventlog.testkit.EventContract;
import rebound.plan.plan.PlanEvent.PlanAccepted;
import rebound.plan.plan.PlanEvent.PlanBegun;
import rebound.plan.plan.PlanEvent.PlanDeclined;
import rebound.plan.plan.PlanEvent.PlanFinished;
import rebound.plan.plan.PlanEvent.PlanOffered;
import rebound.plan.plan.PlanEvent.PlanResumed;
import rebound.plan.plan.PlanEvent.PlanSetAside;
import rebound.plan.wiring.PlanModel;

class PlanEventContractTest {

    private static final String ID = "6c1d2f0e-3b59-8c7a-b0d1-2f4e5a6b7c8d";
    private static final Instant MORNING = Instant.parse("2026-11-18T09:30:00Z");

    private final EventContract contract = new EventContract(PlanModel.MODEL);

    @Test
    void planOffered() {
        contract.isWrittenAndRead("plan-offered", 1, event(new PlanOffered(ID, "recovery/1")));
    }

    @Test
    void planBegun() {
        contract.isWrittenAndRead("plan-begun", 1, event(new PlanBegun(Private.of(new Heading("My Mondays")))));
    }

    @Test
    void planAccepted() {
        contract.isWrittenAndRead("plan-accepted", 1, event(new PlanAccepted(MORNING, "recovery/1")));
    }

    @Test
    void planDeclined() {
        contract.isWrittenAndRead("plan-declined", 1, event(new PlanDeclined(MORNING)));
    }

    @Test
    void planSetAside() {
        contract.isWrittenAndRead("plan-set-aside", 1, event(new PlanSetAside(MORNING)));
    }

    @Test
    void planResumed() {
        contract.isWrittenAndRead("plan-resumed", 1, event(new PlanResumed(MORNING)));
    }

    @Test
    void planFinished() {
        contract.isWrittenAndRead("plan-finished", 1, event(new PlanFinished(MORNING)));
    }

    @Test
    void withoutItsKeyAPlanHasBegunAllTheSame() {
        assertThat(contract.readErased("plan-begun", 1).body()).isEqualTo(new PlanBegun(Private.erased()));
    }

    private static Event<?> event(PlanEvent body) {
        return new Envelopes().add(new AggregateId("0d6b7f4e-3c1a-8f2b-9a64-5e8d7c6b5a49", "plan", ID), body);
    }
}
