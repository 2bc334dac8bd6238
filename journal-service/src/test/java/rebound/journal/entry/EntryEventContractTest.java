package rebound.journal.entry;

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
import rebound.journal.day.About;
import rebound.journal.day.Mood;
import rebound.journal.entry.EntryEvent.EntryDeleted;
import rebound.journal.entry.EntryEvent.EntryErased;
import rebound.journal.entry.EntryEvent.EntryRestored;
import rebound.journal.entry.EntryEvent.EntryRevised;
import rebound.journal.entry.EntryEvent.EntryWritten;
import rebound.journal.wiring.JournalModel;

class EntryEventContractTest {

    private static final Instant EVENING = Instant.parse("2026-10-31T23:15:00.123456789Z");
    private static final LocalDate DATE = LocalDate.parse("2026-11-01");
    private static final About ABOUT = new About("setback", "6c1d2f0e-3b59-8c7a-b0d1-2f4e5a6b7c8d");

    private static final EntryWritten WRITTEN = new EntryWritten(
            EVENING,
            "Europe/Berlin",
            DATE,
            ABOUT,
            false,
            Private.of(new Words(
                    "It did not work out. 🌱", new Mood(-0.5, 0.25), List.of("sad", "relieved"), List.of("work"))));

    private static final EntryRevised REVISED = new EntryRevised(
            EVENING.plusSeconds(86_400),
            "Asia/Tokyo",
            LocalDate.parse("2026-11-02"),
            DATE,
            null,
            false,
            Private.of(new Words("It will.", null, List.of(), List.of())));

    private static final EntryDeleted DELETED = new EntryDeleted(EVENING.plusSeconds(172_800), DATE);

    private static final EntryRestored RESTORED = new EntryRestored(
            EVENING.plusSeconds(259_200),
            EVENING,
            "Europe/Berlin",
            DATE,
            ABOUT,
            false,
            Private.of(new Words("", new Mood(null, -1.0), List.of(), List.of())));

    private final EventContract contract = new EventContract(JournalModel.MODEL);

    @Test
    void entryWritten() {
        contract.isWrittenAndRead("entry-written", 1, event(WRITTEN));
    }

    @Test
    void entryRevised() {
        contract.isWrittenAndRead("entry-revised", 1, event(REVISED));
    }

    @Test
    void entryDeleted() {
        contract.isWrittenAndRead("entry-deleted", 1, event(DELETED));
    }

    @Test
    void entryRestored() {
        contract.isWrittenAndRead("entry-restored", 1, event(RESTORED));
    }

    @Test
    void entryErased() {
        contract.isWrittenAndRead("entry-erased", 1, event(new EntryErased(DATE)));
    }

    @Test
    void withoutItsKeyAnEventStillSaysWhen() {
        assertThat(contract.readErased("entry-written", 1).body())
                .isEqualTo(new EntryWritten(EVENING, "Europe/Berlin", DATE, ABOUT, false, Private.erased()));
        assertThat(contract.readErased("entry-deleted", 1).body()).isEqualTo(DELETED);
    }

    private static Event<?> event(EntryEvent body) {
        return new Envelopes()
                .add(
                        new AggregateId(
                                "0d6b7f4e-3c1a-8f2b-9a64-5e8d7c6b5a49",
                                "entry",
                                "018f3f5e-9d3c-7a10-8b1d-0c9a5b7e2f43"),
                        body);
    }
}
