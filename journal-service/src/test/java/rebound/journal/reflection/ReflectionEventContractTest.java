package rebound.journal.reflection;

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
import rebound.journal.quantity.Measure;
import rebound.journal.quantity.Money;
import rebound.journal.reflection.ReflectionEvent.ReflectionCompleted;
import rebound.journal.reflection.ReflectionEvent.ReflectionDeleted;
import rebound.journal.reflection.ReflectionEvent.ReflectionDrafted;
import rebound.journal.reflection.ReflectionEvent.ReflectionErased;
import rebound.journal.reflection.ReflectionEvent.ReflectionRestored;
import rebound.journal.reflection.ReflectionEvent.ReflectionRevised;
import rebound.journal.reflection.ReflectionEvent.ReflectionRevisitScheduled;
import rebound.journal.wiring.JournalModel;

class ReflectionEventContractTest {

    private static final Instant EVENING = Instant.parse("2026-10-31T23:15:00.123456789Z");
    private static final LocalDate DATE = LocalDate.parse("2026-11-01");
    private static final LocalDate SUNDAY = LocalDate.parse("2026-11-08");
    private static final About ABOUT = new About("setback", "6c1d2f0e-3b59-8c7a-b0d1-2f4e5a6b7c8d");

    /** One answer of each type. */
    private static final Private<Sheet> SHEET = Private.of(new Sheet(
            new Sheet.Template("ownership", 1),
            List.of(
                    Answer.ofText("did", "I sent it late. 🌱"),
                    new Answer("why", null, List.of("timing", "chance"), null, null, null, null, null, null),
                    new Answer("heavy", null, null, -3, null, null, null, null, null),
                    Answer.ofItems("parts", List.of("the draft", "the call")),
                    new Answer("cost", null, null, null, null, new Money("12.50", "EUR"), null, null, null),
                    new Answer("when", null, null, null, null, null, DATE, null, null),
                    new Answer("touched", null, null, null, null, null, null, "Ana", null),
                    new Answer("far", null, null, null, null, null, null, null, new Measure("pages", 20.0, null))),
            List.of("statement"),
            List.of(
                    new Sheet.Keep("parts", "evidence", "showed-up"),
                    new Sheet.Keep("leave-out", "anti-pattern", null))));

    private static final Private<Sheet> BLANK =
            Private.of(new Sheet(new Sheet.Template("ownership", 1), List.of(), List.of("did"), List.of()));

    private static final ReflectionDrafted DRAFTED =
            new ReflectionDrafted(EVENING, "Europe/Berlin", DATE, ABOUT, SHEET);

    private static final ReflectionRevised REVISED = new ReflectionRevised(
            EVENING.plusSeconds(86_400), "Asia/Tokyo", LocalDate.parse("2026-11-02"), DATE, null, BLANK);

    private static final ReflectionCompleted COMPLETED = new ReflectionCompleted(
            EVENING.plusSeconds(90_000),
            DATE,
            ABOUT,
            Private.of(new Harvest(List.of(
                    new Kept("evidence", "showed-up", "parts", 1, "the draft"),
                    new Kept("anti-pattern", null, "leave-out", 2, "the night before")))));

    private static final ReflectionDeleted DELETED = new ReflectionDeleted(EVENING.plusSeconds(172_800), DATE);

    private static final ReflectionRestored RESTORED = new ReflectionRestored(
            EVENING.plusSeconds(259_200),
            EVENING,
            "Europe/Berlin",
            DATE,
            ABOUT,
            SUNDAY,
            BLANK,
            EVENING.plusSeconds(90_000));

    private final EventContract contract = new EventContract(JournalModel.MODEL);

    @Test
    void reflectionDrafted() {
        contract.isWrittenAndRead("reflection-drafted", 1, event(DRAFTED));
    }

    @Test
    void reflectionRevised() {
        contract.isWrittenAndRead("reflection-revised", 1, event(REVISED));
    }

    @Test
    void reflectionCompleted() {
        contract.isWrittenAndRead("reflection-completed", 1, event(COMPLETED));
    }

    @Test
    void toBeSeenAgain() {
        var sheet = new Sheet(
                new Sheet.Template("hope-note", 3),
                List.of(Answer.ofText("note", "Tea. 🌱")),
                List.of(),
                List.of(new Sheet.Keep("note", "hope-note", null, "again", "for")));
        contract.isWrittenAndReadWith(
                "revisit",
                "reflection-drafted",
                1,
                event(new ReflectionDrafted(EVENING, "Europe/Berlin", DATE, ABOUT, Private.of(sheet))));
        var harvest = new Harvest(List.of(new Kept("hope-note", null, "note", 1, "Tea. 🌱", SUNDAY, "evening")));
        contract.isWrittenAndReadWith(
                "revisit",
                "reflection-completed",
                1,
                event(new ReflectionCompleted(EVENING.plusSeconds(90_000), DATE, ABOUT, Private.of(harvest))));
    }

    @Test
    void reflectionRevisitScheduled() {
        var asked = EVENING.plusSeconds(93_600);
        contract.isWrittenAndRead(
                "reflection-revisit-scheduled", 1, event(new ReflectionRevisitScheduled(asked, DATE, SUNDAY)));
    }

    @Test
    void reflectionDeleted() {
        contract.isWrittenAndRead("reflection-deleted", 1, event(DELETED));
    }

    @Test
    void reflectionRestored() {
        contract.isWrittenAndRead("reflection-restored", 1, event(RESTORED));
    }

    @Test
    void reflectionErased() {
        contract.isWrittenAndRead("reflection-erased", 1, event(new ReflectionErased(DATE)));
    }

    @Test
    void withoutItsKeyAnEventStillSaysWhen() {
        assertThat(contract.readErased("reflection-drafted", 1).body())
                .isEqualTo(new ReflectionDrafted(EVENING, "Europe/Berlin", DATE, ABOUT, Private.erased()));
        assertThat(contract.readErased("reflection-completed", 1).body())
                .isEqualTo(new ReflectionCompleted(EVENING.plusSeconds(90_000), DATE, ABOUT, Private.erased()));
    }

    private static Event<?> event(ReflectionEvent body) {
        return new Envelopes()
                .add(
                        new AggregateId(
                                "0d6b7f4e-3c1a-8f2b-9a64-5e8d7c6b5a49",
                                "reflection",
                                "018f3f5e-9d3c-7a10-8b1d-0c9a5b7e2f43"),
                        body);
    }
}
