package rebound.journal.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.Event;
import rebound.eventlog.testkit.Envelopes;
import rebound.eventlog.testkit.EventContract;
import rebound.journal.letter.LetterEvent.LetterDeleted;
import rebound.journal.letter.LetterEvent.LetterErased;
import rebound.journal.letter.LetterEvent.LetterOpened;
import rebound.journal.letter.LetterEvent.LetterRestored;
import rebound.journal.letter.LetterEvent.LetterRevised;
import rebound.journal.letter.LetterEvent.LetterSealed;
import rebound.journal.letter.LetterEvent.LetterWritten;
import rebound.journal.wiring.JournalModel;

class LetterEventContractTest {

    private static final Instant EVENING = Instant.parse("2026-10-31T23:15:00.123456789Z");
    private static final Instant NEXT_DAY = EVENING.plusSeconds(86_400);
    private static final LocalDate DATE = LocalDate.parse("2026-11-01");
    private static final String ZONE = "Europe/Berlin";
    private static final Private<Words> WORDS = Private.of(new Words("For a bad day", "It passes. 🌱"));
    private static final Private<Words> OTHER_WORDS = Private.of(new Words(null, "It passes."));

    private final EventContract contract = new EventContract(JournalModel.MODEL);

    @Test
    void written() {
        contract.isWrittenAndRead("letter-written", 1, event(new LetterWritten(EVENING, ZONE, DATE, WORDS)));
    }

    @Test
    void revised() {
        contract.isWrittenAndRead(
                "letter-revised", 1, event(new LetterRevised(EVENING, ZONE, DATE, DATE.minusDays(1), OTHER_WORDS)));
    }

    @Test
    void sealed() {
        var seal = new Seal(LocalDate.parse("2027-05-01"), Instant.parse("2027-05-01T02:00:00Z"), null);
        contract.isWrittenAndRead("letter-sealed", 1, event(new LetterSealed(NEXT_DAY, EVENING, ZONE, DATE, seal)));
    }

    @Test
    void sealedUntilTheNextSetback() {
        var seal = new Seal(null, null, Seal.NEXT_SETBACK);
        contract.isWrittenAndReadWith(
                "next-setback", "letter-sealed", 1, event(new LetterSealed(NEXT_DAY, EVENING, ZONE, DATE, seal)));
    }

    @Test
    void opened() {
        contract.isWrittenAndRead(
                "letter-opened", 1, event(new LetterOpened(NEXT_DAY, EVENING, ZONE, DATE, "setback", WORDS)));
    }

    @Test
    void deleted() {
        contract.isWrittenAndRead("letter-deleted", 1, event(new LetterDeleted(NEXT_DAY, DATE)));
    }

    @Test
    void restored() {
        var seal = new Seal(null, null, Seal.NEXT_SETBACK);
        contract.isWrittenAndRead(
                "letter-restored", 1, event(new LetterRestored(NEXT_DAY, EVENING, ZONE, DATE, "sealed", seal, WORDS)));
    }

    @Test
    void erased() {
        contract.isWrittenAndRead("letter-erased", 1, event(new LetterErased(DATE)));
    }

    @Test
    void withoutItsKeyAnEventStillSaysWhen() {
        assertThat(contract.readErased("letter-opened", 1).body())
                .isEqualTo(new LetterOpened(NEXT_DAY, EVENING, ZONE, DATE, "setback", Private.erased()));
    }

    private static Event<?> event(LetterEvent body) {
        return new Envelopes()
                .add(
                        new AggregateId(
                                "0d6b7f4e-3c1a-8f2b-9a64-5e8d7c6b5a49",
                                "letter",
                                "018f3f5e-9d3c-7a10-8b1d-0c9a5b7e2f43"),
                        body);
    }
}
