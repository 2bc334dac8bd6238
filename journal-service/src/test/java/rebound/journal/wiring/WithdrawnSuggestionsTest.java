package rebound.journal.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.testkit.PartitionFixture;
import rebound.journal.checkin.CheckInCommand.RecordCheckIn;
import rebound.journal.fact.FactCommand.DeleteFact;
import rebound.journal.fact.FactCommand.NoteFact;
import rebound.journal.setback.Description;
import rebound.journal.setback.SetbackCommand.CloseSetback;
import rebound.journal.setback.SetbackCommand.DeleteSetback;
import rebound.journal.setback.SetbackCommand.RecordSetback;
import rebound.journal.setback.SetbackCommand.ReopenSetback;
import rebound.journal.setback.SetbackCommand.ReviseSetback;
import rebound.journal.silence.Silence;
import rebound.journal.silence.SilencesCommand.BeginSilence;
import rebound.journal.silence.SilencesCommand.EndSilence;
import rebound.journal.suggestion.PreferencesCommand.Change;
import rebound.journal.suggestion.PreferencesCommand.ChangePreferences;
import rebound.journal.suggestion.SuggestionCommand.AcceptSuggestion;
import rebound.journal.suggestion.SuggestionCommand.DeclineSuggestion;
import rebound.journal.suggestion.SuggestionCommand.SetSuggestionAside;
import rebound.journal.suggestion.SuggestionEvent;
import rebound.journal.suggestion.SuggestionEvent.SuggestionOffered;
import rebound.journal.suggestion.SuggestionEvent.SuggestionWithdrawn;

/**
 * Safety rule 9, for whoever hears that something is offered, as a reminder would: that it is withdrawn as soon as it does not
 * stand any more, and not before. As the owner of the partition decides it, policies included.
 */
class WithdrawnSuggestionsTest {

    private static final String MARIA = "maria";
    private static final String EXAM = "018f3f5e-9d3c-7a10-8b1d-0c9a5b7e2f43";
    private static final AggregateId SETBACK = new AggregateId(MARIA, "setback", EXAM);
    private static final AggregateId SUGGESTION = new AggregateId(MARIA, "suggestion", EXAM);
    private static final AggregateId EVIDENCE = new AggregateId(MARIA, "evidence", "e");
    private static final AggregateId SILENCES = new AggregateId(MARIA, "silences", MARIA);
    private static final AggregateId PREFERENCES = new AggregateId(MARIA, "suggestion-preferences", MARIA);
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    private final PartitionFixture partition = new PartitionFixture(JournalModel.MODEL);

    private record Step(AggregateId aggregate, Object command) {}

    static List<Step> ends() {
        return Stream.concat(
                        Stream.of(
                                new Step(SETBACK, new CloseSetback(NOW)),
                                new Step(SETBACK, new DeleteSetback(NOW)),
                                new Step(EVIDENCE, new DeleteFact(NOW)),
                                new Step(PREFERENCES, prefer(null, false, null))),
                        silences())
                .toList();
    }

    private static Stream<Step> silences() {
        return Stream.of(
                        new Silence(Silence.TOPIC, "studies"),
                        new Silence(Silence.PERSON, "Friederike"),
                        new Silence(Silence.DATE, "11-21"),
                        new Silence(Silence.THING, "setback/" + EXAM))
                .map(silence -> new Step(SILENCES, new BeginSilence(NOW, Private.of(silence))));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void whatEndsItsStandingWithdrawsIt(Step end) {
        offer();
        send(end);
        partition.settle();

        assertThat(suggested()).hasSize(2).last().isInstanceOf(SuggestionWithdrawn.class);
        assertThat(partition.deadLetters()).isEmpty();
        partition.check("studies", "Friederike");
    }

    @ParameterizedTest
    @MethodSource("ends")
    void whatEndsItWhileItIsOnItsWayLeavesNothingOffered(Step end) {
        keepEvidence();
        partition.settle();
        recordSetback();
        send(end);
        partition.settle();

        var suggested = suggested();
        assertThat(suggested.isEmpty() || suggested.getLast() instanceof SuggestionWithdrawn)
                .as(suggested.toString())
                .isTrue();
        assertThat(partition.deadLetters()).as("no chain is too long").isEmpty();
        partition.check();
    }

    @Test
    void whatIsSetAsideIsWithdrawnToo() {
        offer();
        send(new Step(SUGGESTION, new SetSuggestionAside(NOW)));
        send(new Step(SETBACK, new CloseSetback(NOW)));
        partition.settle();

        assertThat(suggested()).hasSize(3).last().isInstanceOf(SuggestionWithdrawn.class);
    }

    @Test
    void whatIsAnsweredIsNot() {
        for (var answer : List.of(new AcceptSuggestion(NOW), new DeclineSuggestion(NOW))) {
            var test = new WithdrawnSuggestionsTest();
            test.offer();
            test.send(new Step(SUGGESTION, answer));
            test.partition.settle();
            ends().forEach(test::send);
            test.partition.settle();

            assertThat(test.suggested()).hasSize(2).noneMatch(SuggestionWithdrawn.class::isInstance);
        }
    }

    @Test
    void whatHasNothingToDoWithItDoesNot() {
        offer();
        send(new Step(SILENCES, new BeginSilence(NOW, Private.of(new Silence(Silence.TOPIC, "work")))));
        send(new Step(PREFERENCES, prefer(true, null, null)));
        send(new Step(SETBACK, new ReviseSetback(null, null, description("health"))));
        partition.settle();

        assertThat(suggested()).singleElement().isInstanceOf(SuggestionOffered.class);
    }

    @Test
    void aSetbackThatIsDescribedAnewMayBecomeOneThatIsSilenced() {
        offer();
        send(new Step(SILENCES, new BeginSilence(NOW, Private.of(new Silence(Silence.TOPIC, "health")))));
        partition.settle();
        assertThat(suggested()).hasSize(1);

        send(new Step(SETBACK, new ReviseSetback(null, null, description("health"))));
        partition.settle();
        assertThat(suggested()).hasSize(2).last().isInstanceOf(SuggestionWithdrawn.class);
    }

    @Test
    void forASetbackThatIsSilencedAlreadyNothingIsOffered() {
        keepEvidence();
        silences().forEach(this::send);
        partition.settle();
        recordSetback();
        partition.settle();

        assertThat(suggested()).isEmpty();
    }

    @Test
    void nothingBringsItBack() {
        offer();
        send(new Step(SETBACK, new CloseSetback(NOW)));
        partition.settle();
        send(new Step(SETBACK, new ReopenSetback(NOW)));
        partition.settle();
        assertThat(suggested()).hasSize(2);

        var test = new WithdrawnSuggestionsTest();
        test.offer();
        var silence = Private.of(new Silence(Silence.TOPIC, "studies"));
        test.send(new Step(SILENCES, new BeginSilence(NOW, silence)));
        test.partition.settle();
        test.send(new Step(SILENCES, new EndSilence(NOW, silence)));
        test.partition.settle();
        assertThat(test.suggested()).hasSize(2).last().isInstanceOf(SuggestionWithdrawn.class);
    }

    @Test
    void whoIsInCareHasNoOfferOfHelpLeft() {
        for (var change : List.of(prefer(true, null, null), prefer(null, null, false))) {
            var test = new WithdrawnSuggestionsTest();
            test.offer();
            test.spiral();
            test.spiral();
            test.partition.settle();
            assertThat(test.all()).hasSize(3).allMatch(SuggestionOffered.class::isInstance);

            test.send(new Step(PREFERENCES, change));
            test.partition.settle();
            assertThat(test.all().subList(3, 5)).hasSize(2).allMatch(SuggestionWithdrawn.class::isInstance);
            assertThat(test.suggested()).hasSize(1);
            assertThat(test.partition.deadLetters()).isEmpty();
        }
    }

    /** As deep as policies go: the answer to one withdraws the others. */
    @Test
    void whatIsDeclinedWithdrawsTheOthersOfItsKind() {
        spiral();
        spiral();
        partition.settle();
        var one = partition.events().stream()
                .map(recorded -> recorded.event().aggregate())
                .filter(id -> id.type().equals("suggestion"))
                .findFirst()
                .orElseThrow();
        send(new Step(one, new DeclineSuggestion(NOW)));
        partition.settle();

        assertThat(all()).hasSize(4).last().isInstanceOf(SuggestionWithdrawn.class);
        assertThat(partition.deadLetters()).isEmpty();
    }

    private void offer() {
        keepEvidence();
        partition.settle();
        recordSetback();
        partition.settle();
        assertThat(suggested()).singleElement().isInstanceOf(SuggestionOffered.class);
    }

    private void keepEvidence() {
        send(new Step(
                EVIDENCE,
                new NoteFact(
                        NOW,
                        null,
                        null,
                        null,
                        null,
                        Private.of(new rebound.journal.fact.Words("I went", "showed-up", null)))));
    }

    private void recordSetback() {
        send(new Step(SETBACK, new RecordSetback(NOW, null, null, description("studies"))));
    }

    private static Private<Description> description(String area) {
        return Private.of(new Description("Exam", area, null, null, null, null, "Friederike", null, null, null));
    }

    private void spiral() {
        send(new Step(
                new AggregateId(MARIA, "check-in", UUID.randomUUID().toString()),
                new RecordCheckIn(
                        NOW,
                        null,
                        null,
                        null,
                        false,
                        Private.of(new rebound.journal.checkin.Words(
                                "mood", null, List.of(), List.of(), null, null, true)))));
    }

    private static ChangePreferences prefer(Boolean inCare, Boolean evidence, Boolean help) {
        return new ChangePreferences(Private.of(new Change(inCare, evidence, help)));
    }

    private void send(Step step) {
        partition.send(step.aggregate(), step.command());
    }

    /** What became of the suggestion for the setback. */
    private List<Object> suggested() {
        return partition.events().stream()
                .filter(recorded -> recorded.event().aggregate().equals(SUGGESTION))
                .<Object>map(recorded -> recorded.event().body())
                .toList();
    }

    /** What became of every suggestion. */
    private List<Object> all() {
        return partition.bodies().stream()
                .filter(SuggestionEvent.class::isInstance)
                .toList();
    }
}
