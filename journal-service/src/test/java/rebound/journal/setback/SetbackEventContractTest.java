package rebound.journal.setback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.Event;
import rebound.eventlog.testkit.Envelopes;
import rebound.eventlog.testkit.EventContract;
import rebound.journal.day.About;
import rebound.journal.setback.SetbackEvent.SetbackBackOnTrack;
import rebound.journal.setback.SetbackEvent.SetbackClosed;
import rebound.journal.setback.SetbackEvent.SetbackDeclined;
import rebound.journal.setback.SetbackEvent.SetbackNamed;
import rebound.journal.setback.SetbackEvent.SetbackNotYetBackOnTrack;
import rebound.journal.setback.SetbackEvent.SetbackOffered;
import rebound.journal.setback.SetbackEvent.SetbackRecorded;
import rebound.journal.setback.SetbackEvent.SetbackReopened;
import rebound.journal.wiring.JournalModel;

class SetbackEventContractTest {

    private static final Instant MORNING = Instant.parse("2026-11-18T09:30:00Z");
    private static final LocalDate DATE = LocalDate.parse("2026-11-18");

    private static final SetbackRecorded RECORDED = new SetbackRecorded(
            MORNING,
            "Europe/Lisbon",
            DATE,
            Private.of(new Description("Failed the exam", "studies", "did-not-work", "shame")));

    private static final SetbackNamed NAMED = new SetbackNamed(
            MORNING, "Europe/Lisbon", DATE, Private.of(new Description("The exam", null, null, "loss")));

    private final EventContract contract = new EventContract(JournalModel.MODEL);

    @Test
    void setbackRecorded() {
        contract.isWrittenAndRead("setback-recorded", 1, event(RECORDED));
    }

    @Test
    void setbackOffered() {
        var about = new About("attempt", "6c1d2f0e-3b59-8c7a-b0d1-2f4e5a6b7c8d");
        contract.isWrittenAndRead("setback-offered", 1, event(new SetbackOffered(about, MORNING, null)));
    }

    @Test
    void setbackDeclined() {
        contract.isWrittenAndRead("setback-declined", 1, event(new SetbackDeclined(MORNING.plusSeconds(30))));
    }

    @Test
    void setbackNamed() {
        contract.isWrittenAndRead("setback-named", 1, event(NAMED));
    }

    @Test
    void setbackBackOnTrack() {
        contract.isWrittenAndRead(
                "setback-back-on-track", 1, event(new SetbackBackOnTrack(MORNING.plusSeconds(3_600), DATE)));
    }

    @Test
    void setbackNotYetBackOnTrack() {
        contract.isWrittenAndRead(
                "setback-not-yet-back-on-track",
                1,
                event(new SetbackNotYetBackOnTrack(MORNING.plusSeconds(7_200), DATE)));
    }

    @Test
    void setbackClosed() {
        contract.isWrittenAndRead("setback-closed", 1, event(new SetbackClosed(MORNING.plusSeconds(60), DATE)));
    }

    @Test
    void setbackReopened() {
        contract.isWrittenAndRead("setback-reopened", 1, event(new SetbackReopened(MORNING.plusSeconds(90), DATE)));
    }

    @Test
    void withoutItsKeyAnEventStillSaysWhen() {
        assertThat(contract.readErased("setback-recorded", 1).body())
                .isEqualTo(new SetbackRecorded(MORNING, "Europe/Lisbon", DATE, Private.erased()));
        assertThat(contract.readErased("setback-named", 1).body())
                .isEqualTo(new SetbackNamed(MORNING, "Europe/Lisbon", DATE, Private.erased()));
    }

    private static Event<?> event(SetbackEvent body) {
        return new Envelopes()
                .add(
                        new AggregateId(
                                "0d6b7f4e-3c1a-8f2b-9a64-5e8d7c6b5a49",
                                "setback",
                                "6c1d2f0e-3b59-8c7a-b0d1-2f4e5a6b7c8d"),
                        body);
    }
}
