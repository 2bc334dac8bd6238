package rebound.plan.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.Event;
import rebound.eventlog.testkit.Envelopes;
import rebound.eventlog.testkit.EventContract;
import rebound.plan.attempt.AttemptEvent.AttemptBegun;
import rebound.plan.attempt.AttemptEvent.AttemptFinished;
import rebound.plan.attempt.AttemptEvent.SetbackOfferNoted;
import rebound.plan.wiring.PlanModel;

class AttemptEventContractTest {

    private static final String GOAL = "7a2e3f10-4c6b-8d8b-81e2-304f5b6c7d8e";
    private static final Instant MORNING = Instant.parse("2026-11-18T09:30:00Z");

    private final EventContract contract = new EventContract(PlanModel.MODEL);

    @Test
    void attemptBegun() {
        contract.isWrittenAndRead(
                "attempt-begun",
                1,
                event(new AttemptBegun(GOAL, MORNING, "Europe/Lisbon", Private.of(new Note(null)))));
    }

    @Test
    void attemptFinished() {
        contract.isWrittenAndRead(
                "attempt-finished",
                1,
                event(new AttemptFinished(GOAL, "fell-short", MORNING, Private.of(new Note("Ran out of time")))));
    }

    @Test
    void setbackOfferNoted() {
        contract.isWrittenAndRead("setback-offer-noted", 1, event(new SetbackOfferNoted()));
    }

    @Test
    void withoutItsKeyAnEventStillSaysHowItWent() {
        assertThat(contract.readErased("attempt-finished", 1).body())
                .isEqualTo(new AttemptFinished(GOAL, "fell-short", MORNING, Private.erased()));
    }

    private static Event<?> event(AttemptEvent body) {
        return new Envelopes()
                .add(
                        new AggregateId(
                                "0d6b7f4e-3c1a-8f2b-9a64-5e8d7c6b5a49",
                                "attempt",
                                "6c1d2f0e-3b59-8c7a-b0d1-2f4e5a6b7c8d"),
                        body);
    }
}
