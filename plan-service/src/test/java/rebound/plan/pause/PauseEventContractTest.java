package rebound.plan.pause;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.Event;
import rebound.eventlog.testkit.Envelopes;
import rebound.eventlog.testkit.EventContract;
import rebound.plan.pause.PauseEvent.PauseBegun;
import rebound.plan.pause.PauseEvent.PauseEnded;
import rebound.plan.pause.PauseEvent.PauseExtended;
import rebound.plan.wiring.PlanModel;

class PauseEventContractTest {

    private static final String GOAL = "7a2e3f10-4c6b-8d8b-81e2-304f5b6c7d8e";
    private static final String SETBACK = "8b3f4021-5d7c-8e9c-92f3-41506c7d8e9f";
    private static final Instant MORNING = Instant.parse("2026-11-18T09:30:00Z");

    private final EventContract contract = new EventContract(PlanModel.MODEL);

    @Test
    void pauseBegun() {
        contract.isWrittenAndRead("pause-begun", 1, event(new PauseBegun(GOAL, MORNING, SETBACK, Private.of("grief"))));
    }

    @Test
    void pauseExtended() {
        contract.isWrittenAndRead("pause-extended", 1, event(new PauseExtended(null)));
    }

    @Test
    void pauseEnded() {
        contract.isWrittenAndRead("pause-ended", 1, event(new PauseEnded(MORNING)));
    }

    @Test
    void withoutItsKeyAnEventStillSaysWhatRestsAndUntilWhen() {
        assertThat(contract.readErased("pause-begun", 1).body())
                .isEqualTo(new PauseBegun(GOAL, MORNING, SETBACK, Private.erased()));
    }

    private static Event<?> event(PauseEvent body) {
        return new Envelopes()
                .add(
                        new AggregateId(
                                "0d6b7f4e-3c1a-8f2b-9a64-5e8d7c6b5a49",
                                "pause",
                                "6c1d2f0e-3b59-8c7a-b0d1-2f4e5a6b7c8d"),
                        body);
    }
}
