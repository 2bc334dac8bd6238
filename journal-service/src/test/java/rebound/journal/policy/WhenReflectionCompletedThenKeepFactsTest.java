package rebound.journal.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.Cause;
import rebound.eventlog.model.Policy.ForeignEvent;
import rebound.eventlog.model.Policy.Then;
import rebound.journal.day.About;
import rebound.journal.fact.FactCommand.KeepFact;
import rebound.journal.fact.Revisit;
import rebound.journal.fact.Words;
import rebound.journal.feedback.FeedbackCommand.KeepFeedback;
import rebound.journal.wiring.JournalModel;
import rebound.servicekit.read.ResourceId;

class WhenReflectionCompletedThenKeepFactsTest {

    private static final String REFLECTION = "018f4e5a-0000-7000-8000-0000000000aa";
    private static final Instant AT = Instant.parse("2026-11-21T08:00:00Z");
    private static final About SOURCE = new About("reflection", REFLECTION);

    private final WhenReflectionCompletedThenKeepFacts policy = new WhenReflectionCompletedThenKeepFacts();

    @Test
    void everythingThatIsKeptBecomesAThingOfItsOwn() throws IOException {
        var about = new About("setback", "0b54ee2c-6f09-8f2b-9d5a-1f6f0c6d1f3a");
        assertThat(policy.when(completed("""
            {"at": "2026-11-21T08:00:00Z", "localDate": "2026-11-21",
             "about": {"type": "setback", "id": "0b54ee2c-6f09-8f2b-9d5a-1f6f0c6d1f3a"},
             "harvest": {"kept": [
               {"fact": "lesson", "question": "decisions", "number": 1, "text": "Begin in May"},
               {"fact": "lesson", "question": "decisions", "number": 2, "text": "Ask Ana"},
               {"fact": "evidence", "kind": "showed-up", "question": "did", "number": 1, "text": "I went"}]}}\
            """)))
                .containsExactly(
                        kept("lesson", "decisions", 1, about, new Words("Begin in May", null, null)),
                        kept("lesson", "decisions", 2, about, new Words("Ask Ana", null, null)),
                        kept("evidence", "did", 1, about, new Words("I went", "showed-up", null)));
    }

    @Test
    void whatIsToBeSeenAgainOnADayComesBackOnIt() throws IOException {
        assertThat(policy.when(completed("""
            {"at": "2026-11-21T08:00:00Z", "harvest": {"kept": [
               {"fact": "definition", "kind": "success", "question": "success", "number": 1, "text": "Home by six",
                "revisitOn": "2027-01-15"}]}}\
            """)))
                .containsExactly(new Then(
                        "definition",
                        WhenReflectionCompletedThenKeepFacts.factId(REFLECTION, "success", 1),
                        new KeepFact(
                                AT,
                                null,
                                SOURCE,
                                null,
                                new Revisit(null, LocalDate.parse("2027-01-15"), null),
                                Private.of(new Words("Home by six", "success", null)))));
    }

    /** Which day is the day after is for the decider, who knows how the person reckons their days. */
    @Test
    void whatIsToBeSeenAgainInAPartOfTheDayComesBackOnceInIt() throws IOException {
        assertThat(policy.when(completed("""
            {"at": "2026-11-21T08:00:00Z", "harvest": {"kept": [
               {"fact": "hope-note", "question": "note", "number": 1, "text": "Tea", "daytime": "morning"},
               {"fact": "hope-note", "question": "note", "number": 2, "text": "Rain",
                "revisitOn": "2027-01-15", "daytime": "evening"}]}}\
            """)))
                .containsExactly(
                        hopeNote(1, "Tea", new Revisit(null, null, "morning")),
                        hopeNote(2, "Rain", new Revisit(null, LocalDate.parse("2027-01-15"), "evening")));
    }

    @Test
    void feedbackHasALifeOfItsOwn() throws IOException {
        var words = new rebound.journal.feedback.Words("Too late", null, null, null, null);
        assertThat(policy.when(completed("""
            {"at": "2026-11-21T08:00:00Z", "harvest": {"kept": [
               {"fact": "feedback", "question": "their-words", "number": 1, "text": "Too late"}]}}\
            """)))
                .containsExactly(new Then(
                        "feedback",
                        WhenReflectionCompletedThenKeepFacts.factId(REFLECTION, "their-words", 1),
                        new KeepFeedback(AT, null, SOURCE, null, Private.of(words))));
    }

    @Test
    void ofNothingComesNothing() throws IOException {
        assertThat(policy.when(completed("""
            {"at": "2026-11-21T08:00:00Z", "harvest": {"kept": []}}\
            """))).isEmpty();
        // What is private was erased.
        assertThat(policy.when(completed("""
            {"at": "2026-11-21T08:00:00Z", "localDate": "2026-11-21"}\
            """))).isEmpty();
        assertThat(policy.when(completed("""
            {"harvest": {"kept": [{"fact": "of-a-later-release", "question": "a", "number": 1, "text": "b"}]}}\
            """))).isEmpty();
    }

    @Test
    void eachHasAnIdOfItsOwnThatNeverChanges() {
        var id = WhenReflectionCompletedThenKeepFacts.factId(REFLECTION, "decisions", 1);
        assertThat(id)
                .isEqualTo(UUID.nameUUIDFromBytes((REFLECTION + "/decisions/1").getBytes())
                        .toString());
        assertThat(ResourceId.parse(id)).isPresent();
        assertThat(WhenReflectionCompletedThenKeepFacts.factId(REFLECTION, "decisions", 2))
                .isNotEqualTo(id);
    }

    @Test
    void isPartOfTheService() {
        assertThat(JournalModel.MODEL.policies()).anyMatch(WhenReflectionCompletedThenKeepFacts.class::isInstance);
        assertThat(policy.readsPrivate()).isTrue();
        assertThat(policy.startsSomething()).isFalse();
    }

    private static Then hopeNote(int number, String text, Revisit revisit) {
        return new Then(
                "hope-note",
                WhenReflectionCompletedThenKeepFacts.factId(REFLECTION, "note", number),
                new KeepFact(AT, null, SOURCE, null, revisit, Private.of(new Words(text, null, null))));
    }

    private static Then kept(String type, String question, int number, About about, Words words) {
        return new Then(
                type,
                WhenReflectionCompletedThenKeepFacts.factId(REFLECTION, question, number),
                new KeepFact(AT, about, SOURCE, null, Private.of(words)));
    }

    private ForeignEvent completed(String data) throws IOException {
        JsonNode json = new ObjectMapper().readTree(data);
        return new ForeignEvent(
                "command-1/1",
                policy.eventType(),
                "maria",
                "reflection/" + REFLECTION,
                AT,
                Cause.request("command-1"),
                json);
    }
}
