package rebound.journal.feedback;

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
import rebound.journal.feedback.FeedbackEvent.FeedbackDeleted;
import rebound.journal.feedback.FeedbackEvent.FeedbackErased;
import rebound.journal.feedback.FeedbackEvent.FeedbackHandedBack;
import rebound.journal.feedback.FeedbackEvent.FeedbackNoted;
import rebound.journal.feedback.FeedbackEvent.FeedbackReactedTo;
import rebound.journal.feedback.FeedbackEvent.FeedbackReadCalmly;
import rebound.journal.feedback.FeedbackEvent.FeedbackReceived;
import rebound.journal.feedback.FeedbackEvent.FeedbackRequested;
import rebound.journal.feedback.FeedbackEvent.FeedbackRestated;
import rebound.journal.feedback.FeedbackEvent.FeedbackRestored;
import rebound.journal.feedback.FeedbackEvent.FeedbackRevised;
import rebound.journal.feedback.FeedbackEvent.FeedbackRevisitScheduled;
import rebound.journal.feedback.FeedbackEvent.FeedbackSetAside;
import rebound.journal.feedback.FeedbackEvent.FeedbackWeighed;
import rebound.journal.wiring.JournalModel;

class FeedbackEventContractTest {

    private static final Instant EVENING = Instant.parse("2026-10-31T23:15:00.123456789Z");
    private static final Instant NEXT_DAY = EVENING.plusSeconds(86_400);
    private static final Instant LATER = EVENING.plusSeconds(604_800);
    private static final LocalDate DATE = LocalDate.parse("2026-11-01");
    private static final String ZONE = "Europe/Berlin";
    private static final About ABOUT = new About("setback", "6c1d2f0e-3b59-8c7a-b0d1-2f4e5a6b7c8d");
    private static final About SOURCE = new About("reflection", "7d2e3f1f-4c6a-8d8b-a1e2-3f5a6b7c8d9e");
    private static final Private<Words> WORDS =
            Private.of(new Words("Too long. 🌱", "mentor", "Ana", "What would you leave out?", "slides 9 to 20"));
    private static final Private<String> TEXT = Private.of("It stings. 🌱");

    private final EventContract contract = new EventContract(JournalModel.MODEL);

    @Test
    void requested() {
        var asked = Private.of(new Words(null, "mentor", "Ana", "What would you leave out?", null));
        contract.isWrittenAndRead(
                "feedback-requested", 1, event(new FeedbackRequested(EVENING, ZONE, DATE, ABOUT, asked)));
    }

    @Test
    void noted() {
        var words = Private.of(new Words("Begin in May. 🌱", "helped", "Ana", null, null));
        contract.isWrittenAndRead(
                "feedback-noted", 1, event(new FeedbackNoted(EVENING, ZONE, DATE, ABOUT, SOURCE, words)));
    }

    @Test
    void received() {
        contract.isWrittenAndRead(
                "feedback-received",
                1,
                event(new FeedbackReceived(EVENING, ZONE, DATE, DATE.minusDays(1), ABOUT, WORDS)));
    }

    @Test
    void revised() {
        var words = Private.of(new Words("Begin in April.", null, null, null, null));
        contract.isWrittenAndRead(
                "feedback-revised",
                1,
                event(new FeedbackRevised(
                        NEXT_DAY, "Asia/Tokyo", LocalDate.parse("2026-11-02"), DATE, null, null, words)));
    }

    @Test
    void restated() {
        contract.isWrittenAndRead("feedback-restated", 1, event(new FeedbackRestated(NEXT_DAY, DATE, TEXT)));
    }

    @Test
    void reactedTo() {
        contract.isWrittenAndRead("feedback-reacted-to", 1, event(new FeedbackReactedTo(NEXT_DAY, DATE, TEXT)));
    }

    @Test
    void readCalmly() {
        contract.isWrittenAndRead("feedback-read-calmly", 1, event(new FeedbackReadCalmly(NEXT_DAY, DATE, TEXT)));
    }

    @Test
    void weighed() {
        var weighing = Private.of(new Weighing("partly", "As rushed."));
        contract.isWrittenAndRead("feedback-weighed", 1, event(new FeedbackWeighed(NEXT_DAY, DATE, weighing)));
    }

    @Test
    void revisitScheduled() {
        contract.isWrittenAndRead(
                "feedback-revisit-scheduled", 1, event(new FeedbackRevisitScheduled(NEXT_DAY, DATE, LATER)));
    }

    @Test
    void setAside() {
        contract.isWrittenAndRead(
                "feedback-set-aside", 1, event(new FeedbackSetAside(NEXT_DAY, EVENING, ZONE, DATE, ABOUT, LATER)));
    }

    @Test
    void handedBack() {
        contract.isWrittenAndRead(
                "feedback-handed-back",
                1,
                event(new FeedbackHandedBack(NEXT_DAY, EVENING, ZONE, DATE, ABOUT, SOURCE, WORDS)));
    }

    @Test
    void deleted() {
        contract.isWrittenAndRead(
                "feedback-deleted", 1, event(new FeedbackDeleted(NEXT_DAY.plusSeconds(86_400), DATE)));
    }

    @Test
    void restored() {
        var words = Private.of(new Words("", "success", null, null, null));
        var at = EVENING.plusSeconds(259_200);
        contract.isWrittenAndRead(
                "feedback-restored",
                1,
                event(new FeedbackRestored(at, EVENING, ZONE, DATE, null, SOURCE, null, null, words)));
        contract.isWrittenAndReadWith(
                "until",
                "feedback-restored",
                1,
                event(new FeedbackRestored(at, EVENING, ZONE, DATE, null, SOURCE, NEXT_DAY, LATER, words)));
    }

    @Test
    void erased() {
        contract.isWrittenAndRead("feedback-erased", 1, event(new FeedbackErased(DATE)));
    }

    @Test
    void withoutItsKeyAnEventStillSaysWhen() {
        assertThat(contract.readErased("feedback-restated", 1).body())
                .isEqualTo(new FeedbackRestated(NEXT_DAY, DATE, Private.erased()));
    }

    private static Event<?> event(FeedbackEvent body) {
        return new Envelopes()
                .add(
                        new AggregateId(
                                "0d6b7f4e-3c1a-8f2b-9a64-5e8d7c6b5a49",
                                "feedback",
                                "018f3f5e-9d3c-7a10-8b1d-0c9a5b7e2f43"),
                        body);
    }
}
