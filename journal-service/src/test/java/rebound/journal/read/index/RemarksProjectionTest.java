package rebound.journal.read.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rebound.eventlog.codec.Json;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.testkit.Envelopes;
import rebound.eventlog.testkit.ProjectionSpec;
import rebound.journal.day.About;
import rebound.journal.fact.FactEvent.FactApplied;
import rebound.journal.fact.FactEvent.FactWithdrawn;
import rebound.journal.feedback.FeedbackEvent.FeedbackReactedTo;
import rebound.journal.setback.Remark;
import rebound.journal.setback.Remarks;
import rebound.journal.setback.SetbackEvent.SetbackCausesNamed;
import rebound.journal.setback.SetbackEvent.SetbackClosed;
import rebound.journal.setback.SetbackEvent.SetbackDeleted;
import rebound.journal.setback.SetbackEvent.SetbackErased;
import rebound.journal.setback.SetbackEvent.SetbackFacetWithdrawn;
import rebound.journal.setback.SetbackEvent.SetbackReframed;

class RemarksProjectionTest {

    private static final Instant AT = Instant.parse("2026-11-20T07:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-11-20");
    private static final AggregateId EXAM = new AggregateId("person", "setback", "exam");
    private static final About GOAL = new About("goal", "diploma");

    private final Envelopes log = new Envelopes();
    private final RemarksProjection projection = new RemarksProjection();
    private final ProjectionSpec<RemarksView> remarks = ProjectionSpec.of(RemarksProjection::new);
    private final String document = document("exam");

    @Test
    void hasTheWordsOfWhatIsSaidLaterOn() {
        remarks.given(log.add(EXAM, causes("The new rules, the NEW rules")), log.add(EXAM, reframed("a session")))
                .thenOnly(document)
                .then(document, view("causes", "the new rules", "reframe", "a session"))
                .theSameEventTwiceChangesNothing()
                .replayEqualsLive();
    }

    @Test
    void hasNothingOfWhatIsReplacedOrTakenBack() {
        remarks.given(
                        log.add(EXAM, causes("the rules")),
                        log.add(EXAM, causes("the weather")),
                        log.add(EXAM, reframed("a session")),
                        log.add(EXAM, new SetbackFacetWithdrawn(AT, DAY, "reframe")))
                .then(document, view("causes", "the weather"));
        remarks.given(log.add(EXAM, causes("the rules")), log.add(EXAM, causes()))
                .then(document, RemarksView.EMPTY);
    }

    @Test
    void keepsThemWhileItIsClosedOrDeletedAndLetsGoOfThemOnceItIsErased() {
        assertThat(projection.documents(log.add(EXAM, new SetbackClosed(AT, DAY))))
                .isEmpty();
        assertThat(projection.documents(log.add(EXAM, new SetbackDeleted(AT, DAY))))
                .isEmpty();
        remarks.given(log.add(EXAM, causes("the rules")), log.add(EXAM, new SetbackErased(DAY)))
                .then(document, RemarksView.EMPTY);
    }

    @Test
    void hasNothingOfWhatIsErased() {
        remarks.given(log.add(EXAM, new SetbackCausesNamed(AT, DAY, Private.erased())))
                .then(document, RemarksView.EMPTY);
    }

    @Test
    void hasHowAFactIsTakenIntoEachThing() {
        var lesson = new AggregateId("person", "lesson", "exam");
        remarks.given(
                        log.add(lesson, new FactApplied(AT, DAY, GOAL, Private.of("Begin in May"))),
                        log.add(lesson, new FactApplied(AT, DAY, new About("attempt", "2"), Private.of("Ask Ana"))),
                        log.add(lesson, new FactWithdrawn(AT, DAY, GOAL)))
                .then(
                        document,
                        new RemarksView(List.of(new RemarksView.Thing(
                                "lesson", "exam", new TreeMap<>(Map.of("into-attempt-2", "ask ana"))))));
    }

    @Test
    void hasWhatIsSaidOfFeedback() {
        var feedback = new AggregateId("person", "feedback", "exam");
        remarks.given(log.add(feedback, new FeedbackReactedTo(AT, DAY, Private.of("Ouch"))))
                .then(
                        document,
                        new RemarksView(List.of(new RemarksView.Thing(
                                "feedback", "exam", new TreeMap<>(Map.of("first-reaction", "ouch"))))));
    }

    @Test
    void holdsTheThingsOfWhichSomethingWasLastSaid() {
        var view = RemarksView.EMPTY;
        for (var number = 0; number < 5; number++) {
            view = view.saying("setback", "s" + number, "causes", "words", 2, 3);
        }
        view = view.saying("setback", "s2", "reframe", "more", 2, 3).saying("setback", "s2", "signal", "most", 2, 3);
        assertThat(view.things()).extracting(RemarksView.Thing::id).containsExactly("s3", "s4", "s2");
        assertThat(view.things().getLast().words()).containsOnlyKeys("causes", "reframe");
    }

    @Test
    void fitsIntoADocumentHoweverMuchIsSaid() {
        var words = new TreeMap<String, String>();
        IntStream.range(0, RemarksProjection.MOST_REMARKS)
                .forEach(n -> words.put(
                        "into-attempt-01980a4e-0000-7000-8000-00000000000" + n,
                        "한".repeat(RemarksProjection.LONGEST_WORDS)));
        var largest = new RemarksView.Thing("acknowledgement", "01980a4e-0000-7000-8000-000000000000", words);
        assertThat((long) Json.bytes(largest).length * RemarksProjection.MOST_THINGS)
                .isLessThan(15 * 1024 * 1024);
    }

    private static SetbackCausesNamed causes(String... notes) {
        return new SetbackCausesNamed(
                AT,
                DAY,
                Private.of(new Remarks(
                        Stream.of(notes).map(note -> Remark.of("health", note)).toList())));
    }

    private static SetbackReframed reframed(String note) {
        return new SetbackReframed(AT, DAY, Private.of(Remarks.of(Remark.of("own-words", note))));
    }

    private static RemarksView view(String... words) {
        var byRemark = new TreeMap<String, String>();
        for (var n = 0; n < words.length; n += 2) {
            byRemark.put(words[n], words[n + 1]);
        }
        return new RemarksView(List.of(new RemarksView.Thing("setback", "exam", byRemark)));
    }

    private static String document(String id) {
        return "remarks/" + Math.floorMod(id.hashCode(), RemarksProjection.PARTS);
    }
}
