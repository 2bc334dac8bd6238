package rebound.journal.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.Event;
import rebound.eventlog.testkit.Envelopes;
import rebound.eventlog.testkit.EventContract;
import rebound.journal.checkin.CheckInEvent.CheckInDeleted;
import rebound.journal.checkin.CheckInEvent.CheckInRecorded;
import rebound.journal.checkin.CheckInEvent.CheckInRestored;
import rebound.journal.checkin.CheckInEvent.CheckInRevised;
import rebound.journal.day.About;
import rebound.journal.day.Mood;
import rebound.journal.wiring.JournalModel;

class CheckInEventContractTest {

    private static final Instant EVENING = Instant.parse("2026-10-31T23:15:00.123456789Z");
    private static final LocalDate DATE = LocalDate.parse("2026-11-01");
    private static final LocalDate NEXT = LocalDate.parse("2026-11-02");
    private static final About ABOUT = new About("setback", "6c1d2f0e-3b59-8c7a-b0d1-2f4e5a6b7c8d");

    private static final Private<Words> WORDS = Private.of(new Words(
            "envy",
            new Mood(-0.5, 0.25),
            List.of("envious", "sad"),
            List.of(new Words.Scale("envy", 7)),
            "The others passed. 🌱",
            "not-safe",
            true));

    private static final CheckInRecorded RECORDED =
            new CheckInRecorded(EVENING, "Europe/Berlin", DATE, ABOUT, NEXT, WORDS);

    private static final CheckInRevised REVISED = new CheckInRevised(
            EVENING.plusSeconds(86_400),
            "Asia/Tokyo",
            NEXT,
            DATE,
            null,
            null,
            Private.of(new Words("mood", null, List.of(), List.of(), null, null, false)));

    private static final CheckInDeleted DELETED = new CheckInDeleted(EVENING.plusSeconds(172_800), DATE);

    private static final CheckInRestored RESTORED =
            new CheckInRestored(EVENING.plusSeconds(259_200), EVENING, "Europe/Berlin", DATE, ABOUT, NEXT, WORDS);

    private final EventContract contract = new EventContract(JournalModel.MODEL);

    @Test
    void checkInRecorded() {
        contract.isWrittenAndRead("check-in-recorded", 1, event(RECORDED));
    }

    @Test
    void checkInRevised() {
        contract.isWrittenAndRead("check-in-revised", 1, event(REVISED));
    }

    @Test
    void checkInDeleted() {
        contract.isWrittenAndRead("check-in-deleted", 1, event(DELETED));
    }

    @Test
    void checkInRestored() {
        contract.isWrittenAndRead("check-in-restored", 1, event(RESTORED));
    }

    @Test
    void checkInErased() {
        contract.isWrittenAndRead("check-in-erased", 1, event(new CheckInEvent.CheckInErased(DATE)));
    }

    @Test
    void withoutItsKeyAnEventStillSaysWhen() {
        assertThat(contract.readErased("check-in-recorded", 1).body())
                .isEqualTo(new CheckInRecorded(EVENING, "Europe/Berlin", DATE, ABOUT, NEXT, Private.erased()));
    }

    private static Event<?> event(CheckInEvent body) {
        return new Envelopes()
                .add(
                        new AggregateId(
                                "0d6b7f4e-3c1a-8f2b-9a64-5e8d7c6b5a49",
                                "check-in",
                                "018f3f5e-9d3c-7a10-8b1d-0c9a5b7e2f43"),
                        body);
    }
}
