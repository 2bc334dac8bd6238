package rebound.journal.me;

import org.junit.jupiter.api.Test;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.Event;
import rebound.eventlog.testkit.Envelopes;
import rebound.eventlog.testkit.EventContract;
import rebound.journal.me.MeEvent.MeChanged;
import rebound.journal.wiring.JournalModel;

class MeEventContractTest {

    private static final String PERSON = "0d6b7f4e-3c1a-8f2b-9a64-5e8d7c6b5a49";

    private final EventContract contract = new EventContract(JournalModel.MODEL);

    @Test
    void meChanged() {
        contract.isWrittenAndRead("me-changed", 1, event(new MeChanged("Europe/Lisbon", "pt-PT", "04:00", null)));
        contract.isWrittenAndReadWith(
                "consents",
                "me-changed",
                1,
                event(new MeChanged("Europe/Lisbon", "pt-PT", "04:00", new Consents(true))));
    }

    private static Event<?> event(MeChanged changed) {
        return new Envelopes().add(new AggregateId(PERSON, "me", PERSON), changed);
    }
}
