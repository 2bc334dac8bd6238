package rebound.journal.letterbox;

import java.util.List;
import org.junit.jupiter.api.Test;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.Event;
import rebound.eventlog.testkit.Envelopes;
import rebound.eventlog.testkit.EventContract;
import rebound.journal.letterbox.LetterboxEvent.LetterPutIn;
import rebound.journal.letterbox.LetterboxEvent.LetterTakenOut;
import rebound.journal.letterbox.LetterboxEvent.LetterboxEmptied;
import rebound.journal.wiring.JournalModel;

class LetterboxEventContractTest {

    private static final String LETTER = "018f3f5e-9d3c-7a10-8b1d-0c9a5b7e2f43";

    private final EventContract contract = new EventContract(JournalModel.MODEL);

    @Test
    void putIn() {
        contract.isWrittenAndRead("letter-put-in-letterbox", 1, event(new LetterPutIn(LETTER)));
    }

    @Test
    void takenOut() {
        contract.isWrittenAndRead("letter-taken-out-of-letterbox", 1, event(new LetterTakenOut(LETTER)));
    }

    @Test
    void emptied() {
        contract.isWrittenAndRead("letterbox-emptied", 1, event(new LetterboxEmptied(List.of(LETTER))));
    }

    private static Event<?> event(LetterboxEvent body) {
        var user = "0d6b7f4e-3c1a-8f2b-9a64-5e8d7c6b5a49";
        return new Envelopes().add(new AggregateId(user, "letterbox", user), body);
    }
}
