package rebound.journal.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.Cause;
import rebound.eventlog.model.Policy;
import rebound.eventlog.model.Policy.ForeignEvent;
import rebound.eventlog.model.Policy.Then;
import rebound.journal.day.About;
import rebound.journal.suggestion.LingeringRule;
import rebound.journal.suggestion.Proposal;
import rebound.journal.suggestion.Signals.Stated;
import rebound.journal.suggestion.SignalsCommand.CountEvidence;
import rebound.journal.suggestion.SignalsCommand.ForgetSuggestion;
import rebound.journal.suggestion.SignalsCommand.NoteSetback;
import rebound.journal.suggestion.SignalsCommand.NoteSignal;
import rebound.journal.suggestion.SignalsCommand.NoteSuggestion;
import rebound.journal.suggestion.SignalsCommand.QuestionSuggestions;
import rebound.journal.suggestion.SignalsCommand.UncountEvidence;
import rebound.journal.suggestion.SignalsCommand.WithdrawSignal;
import rebound.journal.suggestion.SuggestionCommand.OfferSuggestion;
import rebound.journal.suggestion.SuggestionCommand.ReviewSuggestion;
import rebound.journal.suggestion.SuggestionCommand.WithdrawSuggestion;
import rebound.journal.suggestion.SuggestionEvent;
import rebound.journal.wiring.JournalModel;

/** What the policies must hold to. The numbers are those of the safety rules. */
class SafetyRulesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String THING = "018f4e5a-0000-7000-8000-0000000000aa";
    private static final Instant AT = Instant.parse("2026-11-21T08:00:00Z");
    private static final String DESPERATE = "I cannot go on. It is hopeless. I want to die. Ich kann nicht mehr.";

    /** Policies that read a text, to keep it as it is; no other may. */
    private static final List<String> KEEPERS = List.of("when-reflection-completed-then-keep-facts");

    static List<Policy> policies() {
        return JournalModel.MODEL.policies().stream()
                .filter(policy -> !KEEPERS.contains(policy.name()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("policies")
    void rule2_no_text_is_ever_read_by_a_policy(Policy policy) {
        for (var mood : List.of("-0.9", "0.9")) {
            for (var key : List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l")) {
                assertThat(policy.when(event(policy, key, said(mood, DESPERATE))))
                        .isEqualTo(policy.when(event(policy, key, said(mood, "A fine day."))));
            }
        }
    }

    /** Everything in it that is a person's own words is the text; the moods are the same. */
    private static String said(String mood, String text) {
        return """
            {"happenedAt": "2026-11-21T07:00:00Z", "zone": "UTC", "localDate": "2026-11-21", "title": "%2$s",
             "words": {"kind": "mood", "text": "%2$s", "note": "%2$s", "mood": {"valence": %1$s, "energy": -1},
                       "emotions": ["%2$s"], "tags": ["%2$s"], "scales": [{"name": "%2$s", "value": 10}]},
             "description": {"title": "%2$s"}, "sheet": {"answers": [{"text": "%2$s"}]}}\
            """.formatted(mood, text);
    }

    @ParameterizedTest
    @CsvSource({
        "entry-written, entry",
        "entry-revised, entry",
        "entry-restored, entry",
        "check-in-recorded, check-in",
        "check-in-revised, check-in",
        "check-in-restored, check-in"
    })
    void rule2_what_counts_is_a_mood_that_was_stated(String event, String source) {
        assertThat(when(event, """
            {"happenedAt": "2026-11-20T22:00:00Z", "localDate": "2026-11-20", "words": {"mood": {"valence": -0.5}}}\
            """))
                .containsExactly(new Then(
                        "signals",
                        "maria",
                        new NoteSignal(
                                new About(source, THING),
                                LocalDate.parse("2026-11-20"),
                                Instant.parse("2026-11-20T22:00:00Z"),
                                Private.of(new Stated(true, false)),
                                null)));
    }

    @Test
    void rule2_spiralling_means_that_the_person_says_so() {
        assertThat(when("check-in-recorded", """
            {"happenedAt": "2026-11-21T07:00:00Z", "localDate": "2026-11-21", "words": {"spiralling": true}}\
            """))
                .singleElement()
                .extracting(Then::command)
                .isInstanceOfSatisfying(
                        NoteSignal.class,
                        note -> assertThat(note.stated().value()).isEqualTo(new Stated(false, true)));
        assertThat(when("check-in-recorded", """
            {"happenedAt": "2026-11-21T07:00:00Z", "localDate": "2026-11-21",
             "words": {"spiralling": false, "safety": "not-safe", "scales": [{"name": "spiralling", "value": 10}]}}\
            """)).isEmpty();
    }

    @Test
    void rule2_what_is_taken_back_counts_no_more() {
        var withdrawn = new Then("signals", "maria", new WithdrawSignal(new About("entry", THING)));
        assertThat(when("entry-deleted", "{\"at\": \"2026-11-21T07:00:00Z\"}")).containsExactly(withdrawn);
        assertThat(when("entry-revised", """
            {"happenedAt": "2026-11-21T07:00:00Z", "localDate": "2026-11-21", "words": {"text": "a"}}\
            """)).containsExactly(withdrawn);
    }

    @Test
    void rule2_what_is_a_draft_is_not_stated_yet() {
        assertThat(when("entry-written", """
            {"happenedAt": "2026-11-21T07:00:00Z", "localDate": "2026-11-21", "draft": true,
             "words": {"mood": {"valence": -1}}}\
            """)).isEmpty();
    }

    @Test
    void rule2_what_was_erased_is_no_signal() {
        assertThat(when("entry-written", "{\"happenedAt\": \"2026-11-21T07:00:00Z\", \"localDate\": \"2026-11-21\"}"))
                .isEmpty();
        assertThat(when("suggestion-prompted", "{\"at\": \"2026-11-21T07:00:00Z\"}"))
                .isEmpty();
        assertThat(when("suggestion-declined", "{\"at\": \"2026-11-21T07:00:00Z\"}"))
                .isEmpty();
    }

    /** Who only sees the events learns nothing about somebody from there being a signal. */
    @Test
    void rule10_every_mood_is_noted_low_or_not() {
        assertThat(when("entry-written", """
            {"happenedAt": "2026-11-21T07:00:00Z", "localDate": "2026-11-21", "words": {"mood": {"valence": 0.5}}}\
            """))
                .singleElement()
                .extracting(Then::command)
                .isInstanceOfSatisfying(
                        NoteSignal.class,
                        note -> assertThat(note.stated().value()).isEqualTo(new Stated(false, false)));
    }

    /** Not even by a policy is anybody told but the person: what follows stays in this service, and is theirs. */
    @Test
    void rule2_nobody_else_is_told() {
        assertThat(JournalModel.MODEL.policies())
                .allSatisfy(policy -> assertThat(policy.when(event(policy, "a", said("-0.9", "a"))))
                        .allSatisfy(then -> {
                            assertThat(JournalModel.MODEL.aggregate(then.aggregateType()))
                                    .isNotNull();
                            if (then.aggregateType().equals("signals")) {
                                assertThat(then.aggregateId()).isEqualTo("maria");
                            }
                        }));
    }

    @Test
    void rule4_what_a_rule_suggests_is_an_offer() {
        var then = when("suggestion-prompted", """
            {"at": "2026-11-21T08:00:00Z", "proposal": {"what": "evidence", "about": {"type": "setback", "id": "s"},
             "because": [{"message": "because-setback", "values": {"a": 1}}]}}\
            """).getFirst();
        assertThat(then.aggregateType()).isEqualTo("suggestion");
        assertThat(then.aggregateId()).as("that of what it is for").isEqualTo("s");
        assertThat(then.command()).isInstanceOfSatisfying(OfferSuggestion.class, offer -> assertThat(
                        offer.proposal().value().what())
                .isEqualTo(Proposal.EVIDENCE));
        assertThat(JournalModel.SUGGESTION.commands().values())
                .filteredOn(OfferSuggestion.class::equals)
                .hasSize(1);
        assertThat(JournalModel.SUGGESTION.timer(
                        JournalModel.SUGGESTION.decider().initial()))
                .isNull();
    }

    @Test
    void rule4_evidence_is_suggested_after_a_setback_and_only_counted_before() {
        assertThat(when("setback-recorded", "{\"happenedAt\": \"2026-11-21T07:00:00Z\"}"))
                .containsExactly(new Then("signals", "maria", new NoteSetback(new About("setback", THING), null)));
        assertThat(policy("setback-recorded").startsSomething()).isTrue();
        assertThat(policy("setback-named").startsSomething()).isTrue();
        var evidence = new About("evidence", THING);
        assertThat(when("evidence-noted", "{}"))
                .containsExactly(new Then("signals", "maria", new CountEvidence(evidence)));
        assertThat(when("evidence-restored", "{}"))
                .containsExactly(new Then("signals", "maria", new CountEvidence(evidence)));
        assertThat(when("evidence-deleted", "{}"))
                .containsExactly(new Then("signals", "maria", new UncountEvidence(evidence)));
    }

    @ParameterizedTest
    @CsvSource({"suggestion-accepted", "suggestion-declined", "suggestion-withdrawn"})
    void rule9_only_what_waits_is_known_to_wait(String event) {
        assertThat(when("suggestion-offered", "{}"))
                .containsExactly(new Then("signals", "maria", new NoteSuggestion(THING)));
        var waitsNoMore = policy(event, "forget-it");
        assertThat(waitsNoMore.when(event(waitsNoMore, "event-1", "{}")))
                .containsExactly(new Then("signals", "maria", new ForgetSuggestion(THING)));
        assertThat(waitsNoMore.startsSomething()).isFalse();
    }

    /** However late it is heard. */
    @ParameterizedTest
    @CsvSource({
        "setback-closed",
        "setback-deleted",
        "setback-revised",
        "silence-begun",
        "suggestion-preferences-changed"
    })
    void rule9_whatever_may_end_it_questions_what_is_offered(String event) {
        assertThat(when(event, "{}")).containsExactly(new Then("signals", "maria", new QuestionSuggestions()));
        assertThat(policy(event).startsSomething()).isFalse();
        assertThat(policy(event).readsPrivate()).isFalse();
    }

    @Test
    void rule9_what_is_questioned_is_reviewed_and_what_is_crowded_out_is_withdrawn() {
        assertThat(when("suggestions-questioned", "{\"suggestions\": [\"a\", \"b\"], \"hasEvidence\": true}"))
                .containsExactly(
                        new Then("suggestion", "a", new ReviewSuggestion(AT, "a", true, null)),
                        new Then("suggestion", "b", new ReviewSuggestion(AT, "b", true, null)));
        assertThat(when("suggestions-questioned", "{\"suggestions\": [\"a\"], \"hasEvidence\": false}"))
                .containsExactly(new Then("suggestion", "a", new ReviewSuggestion(AT, "a", false, null)));
        assertThat(when("suggestion-crowded-out", "{\"suggestionId\": \"a\"}"))
                .containsExactly(new Then("suggestion", "a", new WithdrawSuggestion(AT)));
        assertThat(List.of(policy("suggestions-questioned"), policy("suggestion-crowded-out")))
                .noneMatch(Policy::startsSomething);
    }

    @Test
    void rule2_history_is_noted_as_such() {
        var policy = policy("entry-written");
        var data = """
            {"happenedAt": "2026-11-21T07:00:00Z", "localDate": "2026-11-21", "words": {"mood": {"valence": -1}}}\
            """;
        var imported = new ForeignEvent(
                "e/1",
                policy.eventType(),
                "maria",
                "entry/" + THING,
                AT,
                new Cause("e", 0, Cause.Origin.IMPORT),
                json(data));
        assertThat(policy.when(imported))
                .singleElement()
                .extracting(then -> ((NoteSignal) then.command()).since())
                .isEqualTo(Instant.EPOCH);
    }

    /** Words that would tell how somebody is. */
    private static final Pattern FEELINGS = Pattern.compile(
            "mood|emotion|feel|sad|low|distress|spiral|envy|relief|fusion|safe|crisis|harm|help|depress|anx|linger|care");

    @Test
    void rule10_no_event_names_a_feeling() {
        assertThat(JournalModel.MODEL.aggregates().stream()
                        .flatMap(type -> type.events().keySet().stream())
                        .map(name -> name.name()))
                .noneMatch(name -> FEELINGS.matcher(name).find());
    }

    @Test
    void rule10_what_is_suggested_is_private_and_all_offers_look_alike() {
        assertThat(SuggestionEvent.SuggestionOffered.class.getRecordComponents())
                .extracting(component ->
                        component.getName() + " " + component.getType().getSimpleName())
                .containsExactly("at Instant", "proposal Private");
        assertThat(SuggestionEvent.SuggestionWithdrawn.class.getRecordComponents())
                .extracting(component ->
                        component.getName() + " " + component.getType().getSimpleName())
                .containsExactly("at Instant");
    }

    @Test
    void theRuleOfTheModelIsTheOneThatIsDocumented() {
        assertThat(LingeringRule.DEFAULT).isEqualTo(new LingeringRule(-0.5, 5, 14, 3, java.time.Duration.ofDays(14)));
    }

    private static List<Then> when(String event, String data) {
        var policy = policy(event);
        return policy.when(event(policy, "event-1", data));
    }

    private static Policy policy(String event) {
        return policy(event, "");
    }

    private static Policy policy(String event, String then) {
        return JournalModel.MODEL.policies().stream()
                .filter(one -> one.name().endsWith(then))
                .filter(one -> one.eventType().equals("rebound.journal." + event + ".v1"))
                // Letters that wait for a setback were sealed by the person: nothing is suggested by that.
                .filter(one -> !one.name().contains("letterbox"))
                .findFirst()
                .orElseThrow();
    }

    private static ForeignEvent event(Policy policy, String id, String data) {
        return new ForeignEvent(
                id, policy.eventType(), "maria", "thing/" + THING, AT, Cause.request("command-1"), json(data));
    }

    private static ObjectNode json(String data) {
        try {
            return (ObjectNode) JSON.readTree(data);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
