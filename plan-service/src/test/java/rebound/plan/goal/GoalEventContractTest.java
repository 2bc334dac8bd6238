package rebound.plan.goal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.Event;
import rebound.eventlog.testkit.Envelopes;
import rebound.eventlog.testkit.EventContract;
import rebound.plan.goal.GoalEvent.GoalAchieved;
import rebound.plan.goal.GoalEvent.GoalReleased;
import rebound.plan.goal.GoalEvent.GoalResumed;
import rebound.plan.goal.GoalEvent.GoalRevised;
import rebound.plan.goal.GoalEvent.GoalSet;
import rebound.plan.wiring.PlanModel;

class GoalEventContractTest {

    private static final Instant MORNING = Instant.parse("2026-11-18T09:30:00Z");
    private static final LocalDate DUE = LocalDate.parse("2025-06-30");

    private final EventContract contract = new EventContract(PlanModel.MODEL);

    @Test
    void goalSet() {
        contract.isWrittenAndRead(
                "goal-set",
                1,
                event(new GoalSet(
                        DUE, Private.of(new Aim("Pass the exam", "To start over", new Measure("points", 60, 52.5))))));
    }

    @Test
    void goalRevised() {
        contract.isWrittenAndRead(
                "goal-revised", 1, event(new GoalRevised(null, Private.of(new Aim("Run again", null, null)))));
    }

    @Test
    void goalAchieved() {
        contract.isWrittenAndRead("goal-achieved", 1, event(new GoalAchieved(MORNING)));
    }

    @Test
    void goalReleased() {
        contract.isWrittenAndRead("goal-released", 1, event(new GoalReleased(MORNING)));
    }

    @Test
    void goalResumed() {
        contract.isWrittenAndRead("goal-resumed", 1, event(new GoalResumed(MORNING)));
    }

    @Test
    void withoutItsKeyAnEventStillSaysWhen() {
        assertThat(contract.readErased("goal-set", 1).body()).isEqualTo(new GoalSet(DUE, Private.erased()));
    }

    private static Event<?> event(GoalEvent body) {
        return new Envelopes()
                .add(
                        new AggregateId(
                                "0d6b7f4e-3c1a-8f2b-9a64-5e8d7c6b5a49", "goal", "6c1d2f0e-3b59-8c7a-b0d1-2f4e5a6b7c8d"),
                        body);
    }
}
