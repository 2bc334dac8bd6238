package rebound.journal.firststep;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.testkit.Envelopes;
import rebound.eventlog.testkit.EventContract;
import rebound.journal.firststep.FirstStepEvent.FirstStepNoted;
import rebound.journal.wiring.JournalModel;

class FirstStepEventContractTest {

    private static final String MARIA = "0d6b7f4e-3c1a-8f2b-9a64-5e8d7c6b5a49";
    private static final String PLAN = "7a2e3f10-4c6b-8d8b-81e2-304f5b6c7d8e";

    private final EventContract contract = new EventContract(JournalModel.MODEL);

    @Test
    void firstStepNoted() {
        contract.isWrittenAndRead(
                "first-step-noted",
                1,
                new Envelopes()
                        .add(
                                new AggregateId(MARIA, "first-step", PLAN),
                                new FirstStepNoted(Instant.parse("2026-11-18T09:30:00Z"))));
    }
}
