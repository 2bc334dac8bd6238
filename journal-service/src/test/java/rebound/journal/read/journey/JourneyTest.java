package rebound.journal.read.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Private;
import rebound.journal.day.About;
import rebound.journal.http.JourneyResource;
import rebound.journal.setback.Description;
import rebound.journal.setback.Facet;
import rebound.journal.setback.Remark;
import rebound.journal.setback.Remarks;
import rebound.journal.setback.Setback;
import rebound.journal.setback.SetbackDecider;
import rebound.journal.setback.SetbackEvent;
import rebound.journal.setback.SetbackEvent.SetbackBackOnTrack;
import rebound.journal.setback.SetbackEvent.SetbackCausesNamed;
import rebound.journal.setback.SetbackEvent.SetbackClosed;
import rebound.journal.setback.SetbackEvent.SetbackCopingNoted;
import rebound.journal.setback.SetbackEvent.SetbackDecided;
import rebound.journal.setback.SetbackEvent.SetbackNextMoveChosen;
import rebound.journal.setback.SetbackEvent.SetbackOffered;
import rebound.journal.setback.SetbackEvent.SetbackReadinessDeclared;
import rebound.journal.setback.SetbackEvent.SetbackRecorded;
import rebound.journal.setback.SetbackEvent.SetbackReviewScheduled;
import rebound.journal.setback.SetbackEvent.SetbackSignalRead;
import rebound.journal.template.Template;
import rebound.servicekit.catalogue.Catalogue;

class JourneyTest {

    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
    private static final LocalDate DATE = LocalDate.parse("2026-11-21");
    private static final SetbackEvent READY = new SetbackReadinessDeclared(NOW, DATE, said());

    /** What takes a person further, and asks them to look at it. */
    private static final List<String> LESSONS =
            List.of("post-mortem", "two-part-lesson", "yet", "reframe", "causes", "factors", "process", "review");

    @Nested
    class InCare {

        @Test
        void whatWasLostMayBeNamedFirst() {
            assertThat(suggested(told(null, "loss")))
                    .containsExactly(
                            "losses because tone-loss, no-losses-named",
                            "disappointment because tone-loss, no-disappointment-completed",
                            "coping because no-coping-noted");
        }

        @Test
        void shameIsMetWithKindness() {
            assertThat(suggested(told("my-error", "shame")))
                    .containsExactly(
                            "compassion-letter because tone-shame, no-compassion-letter-completed",
                            "label-challenged because tone-shame, no-label-challenged-completed",
                            "coping because no-coping-noted");
        }

        @Test
        void griefIsMetWithHope() {
            assertThat(suggested(told(null, "grief"), coping()))
                    .containsExactly("hope-note because tone-grief, no-hope-note-completed");
        }

        /** B1, safety rule 4: it may be loss or shame, and there may be no lesson. */
        @Test
        void nobodyIsOfferedALessonBeforeTheySayThatTheyAreReady() {
            for (var tone : List.of("loss", "shame", "grief")) {
                for (var kind : Arrays.asList(null, "my-error", "did-not-work", "let-someone-down", "lost-money")) {
                    for (var more : List.of(List.<SetbackEvent>of(), List.of(causes("inexperience")))) {
                        var journey = journey(told(kind, tone), more);
                        assertThat(journey.stage()).isEqualTo(Stage.CARE);
                        assertThat(keys(journey)).doesNotContainAnyElementsOf(LESSONS);
                    }
                }
            }
            assertThat(journey(told("did-not-work", "shame"), List.of(READY)).stage())
                    .isEqualTo(Stage.UNDERSTANDING);
        }

        /** B13, B21, C2: rest is rest, and to stop is a decision like another. */
        @Test
        void whoRestsOrStopsIsLeftInPeace() {
            for (var chosen : List.of(
                    new SetbackNextMoveChosen(NOW, DATE, said("rest")),
                    new SetbackSignalRead(NOW, DATE, said("rest")),
                    new SetbackDecided(NOW, DATE, said("stop")))) {
                assertThat(suggested(told("my-error", null), READY, causes("decision"), chosen, coping()))
                        .isEmpty();
            }
        }
    }

    @Nested
    class InUnderstanding {

        @Test
        void oneThingOfAKindMayBeLookedAt() {
            assertThat(suggested(told("did-not-work", null)))
                    .containsExactly(
                            "process because kind-did-not-work, no-process-walked",
                            "causes because no-causes-named",
                            "review because not-ready, no-review-scheduled");
            assertThat(suggested(told("my-error", null)).getFirst())
                    .isEqualTo("ownership because kind-my-error, no-ownership-stated");
            assertThat(suggested(told("let-someone-down", null)).getFirst())
                    .isEqualTo("ownership because kind-let-someone-down, no-ownership-stated, no-ownership-completed");
        }

        @Test
        void whoseStandardItWasMatters() {
            assertThat(suggested(told(null, null, "others")).getFirst())
                    .isEqualTo("definition-of-success because standard-others, no-definition-of-success-completed");
            assertThat(suggested(told(null, null, "a-timeline")).getFirst())
                    .isEqualTo("factors because standard-a-timeline, no-factors-named");
        }

        @Test
        void aReviewIsSuggestedOnce() {
            assertThat(suggested(told(null, null), new SetbackReviewScheduled(NOW, DATE, DATE)))
                    .containsExactly("causes because no-causes-named");
        }

        @Test
        void whoIsReadyMayLookAtAllOfIt() {
            assertThat(suggested(told(null, "anger"), READY))
                    .containsExactly(
                            "causes because no-causes-named", "post-mortem because ready, no-post-mortem-completed");
        }
    }

    @Nested
    class InMoving {

        @Test
        void whatItTellsComesBeforeWhatToDo() {
            assertThat(suggested(told(null, null), causes("decision")))
                    .containsExactly(
                            "signal because causes-named, no-signal-read", "reframe because causes-named, no-reframe");
            assertThat(suggested(told(null, null), causes("inexperience"), READY))
                    .contains(
                            "yet because cause-inexperience, no-yet-completed",
                            "two-part-lesson because causes-named, ready, no-two-part-lesson-completed",
                            "next-move because ready, no-next-move-chosen");
        }

        @Test
        void thePlanComesAfterTheMove() {
            assertThat(suggested(
                            told(null, null),
                            causes("decision"),
                            READY,
                            new SetbackNextMoveChosen(NOW, DATE, said("climb"))))
                    .contains("recovery because next-move-chosen, plan-offered")
                    .noneMatch(suggestion -> suggestion.startsWith("next-move"));
        }

        /** A plan that nobody offers is not there to be read: whoever tells it days later can begin their own. */
        @Test
        void whereNoPlanIsOfferedTheyMayBeginTheirOwn() {
            var description = new Description("title", null, null, null);
            var chosen = new SetbackNextMoveChosen(NOW, DATE, said("climb"));
            for (var hours : List.of(0, 24)) {
                var soon = new SetbackRecorded(
                        NOW.plus(Duration.ofHours(hours)), NOW, "UTC", DATE, Private.of(description));
                assertThat(suggested(soon, causes("decision"), chosen))
                        .contains("recovery because next-move-chosen, plan-offered")
                        .noneMatch(suggestion -> suggestion.startsWith("own "));
            }
            var late = new SetbackRecorded(NOW.plus(Duration.ofHours(25)), NOW, "UTC", DATE, Private.of(description));
            assertThat(suggested(late, causes("decision"), chosen))
                    .contains("own because next-move-chosen, no-plan-offered")
                    .noneMatch(suggestion -> suggestion.startsWith("recovery"));
        }

        /** E5: it may be fit or health, and no want of motivation. */
        @Test
        void nobodyIsCheeredOnWhomHealthOrFitHasStopped() {
            for (var cause : List.of("health", "fit")) {
                for (var tone : Arrays.asList(null, "grief")) {
                    for (var more : List.of(List.<SetbackEvent>of(), List.of(READY))) {
                        var all = new ArrayList<SetbackEvent>(more);
                        all.add(causes("inexperience", cause));
                        assertThat(keys(journey(told(null, tone), all)))
                                .doesNotContain("reframe", "yet", "two-part-lesson", "hope-note", "visualisation");
                    }
                }
            }
            assertThat(suggested(told(null, null), causes("health")).getFirst())
                    .isEqualTo("coping because cause-health, no-coping-noted");
            assertThat(suggested(told(null, null), causes("fit")).getFirst())
                    .isEqualTo("values because cause-fit, no-values-completed");
        }
    }

    @Nested
    class AtRest {

        /** Safety rule 9. */
        @Test
        void nothingIsSuggestedOnceItIsClosed() {
            for (var tone : Arrays.asList(null, "loss", "shame", "grief", "anger")) {
                for (var more : List.of(List.<SetbackEvent>of(), List.of(READY, causes("decision")))) {
                    var all = new ArrayList<SetbackEvent>(more);
                    all.add(new SetbackClosed(NOW, DATE));
                    var journey = journey(told("my-error", tone), all);
                    assertThat(journey.stage()).isEqualTo(Stage.NONE);
                    assertThat(journey.suggestions()).isEmpty();
                    assertThat(journey.open()).isEmpty();
                    assertThat(journey.there()).hasSameSizeAs(more);
                }
            }
        }

        /** A20: carry on as if it had not happened. */
        @Test
        void nothingIsSuggestedToWhoIsBackOnTrack() {
            assertThat(suggested(told("my-error", "shame"), new SetbackBackOnTrack(NOW, DATE)))
                    .isEmpty();
        }

        @Test
        void nothingIsSuggestedOfWhatIsOnlyOfferedOrErased() {
            var offered = new SetbackOffered(new About("attempt", "id"), NOW, null);
            assertThat(Journey.of(state(List.of(offered)), List.of()))
                    .isEqualTo(new Journey(Stage.NONE, List.of(), List.of(), List.of(), List.of()));
            assertThat(suggested(new SetbackRecorded(NOW, NOW, "UTC", DATE, Private.erased())))
                    .isEmpty();
        }
    }

    @Test
    void whatHasBeenSaidIsThereAndAllElseIsOpen() {
        var journey = journey(told(null, null), List.of(READY, causes("decision")));
        assertThat(journey.there()).containsExactly(Facet.CAUSES, Facet.READY);
        assertThat(journey.open())
                .containsExactly(
                        Facet.FACTORS,
                        Facet.PROCESS,
                        Facet.OWNERSHIP,
                        Facet.REFRAME,
                        Facet.SIGNAL,
                        Facet.DECISION,
                        Facet.NEXT_MOVE,
                        Facet.COPING);
    }

    @Test
    void whatWasReflectedOnIsThereAndIsNotSuggestedAgain() {
        assertThat(suggested(told(null, "anger"), READY))
                .contains("post-mortem because ready, no-post-mortem-completed");
        var journey = journey(told(null, "anger"), List.of(READY), List.of("post-mortem", "a-template-of-a-team"));
        assertThat(journey.reflections()).containsExactly("post-mortem", "a-template-of-a-team");
        assertThat(keys(journey)).containsExactly("causes");

        var ashamed = journey(told("my-error", "shame"), List.of(), List.of("compassion-letter"));
        assertThat(keys(ashamed)).containsExactly("label-challenged", "coping");
        assertThat(ashamed.stage()).isEqualTo(Stage.CARE);
        assertThat(ashamed.there()).isEmpty();
    }

    @Test
    void whatWasReflectedOnIsStillThereOnceItIsClosed() {
        var closed = journey(told(null, null), List.of(new SetbackClosed(NOW, DATE)), List.of("post-mortem"));
        assertThat(closed.reflections()).containsExactly("post-mortem");
        assertThat(closed.suggestions()).isEmpty();
    }

    /** Nothing reads as if it had not been done. */
    @Test
    void noReflectionIsSuggestedWithoutSayingThatNoneIsCompleted() {
        assertThat(Rule.ALL)
                .filteredOn(rule -> rule.kind() == Rule.Kind.TEMPLATE)
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(rule.because().getLast())
                        .extracting(Because::code)
                        .isEqualTo("no-%s-completed".formatted(rule.key())));
    }

    /** Safety rule 8, E2: no number, no date and nobody else, so there is nothing to fall behind. */
    @Test
    void whatIsShownHasNothingToBeMeasuredBy() {
        assertThat(Stream.of(JourneyResource.JourneyBody.class, JourneyResource.SuggestionBody.class)
                        .flatMap(body -> Arrays.stream(body.getRecordComponents())))
                .allSatisfy(component -> assertThat(component.getGenericType().getTypeName())
                        .doesNotContain("int", "long", "Integer", "Long", "Double", "java.time"));
    }

    @Test
    void whatItLeadsToIsThere() {
        var templates = Catalogue.of(Template.KIND, Template.class, Optional.empty());
        assertThat(Rule.ALL)
                .filteredOn(rule -> rule.kind() == Rule.Kind.TEMPLATE)
                .allSatisfy(rule ->
                        assertThat(templates.newest(rule.key())).as(rule.key()).isPresent());
        assertThat(Rule.ALL)
                .filteredOn(rule -> rule.kind() == Rule.Kind.PART)
                .extracting(Rule::key)
                .isSubsetOf(Stream.concat(
                                Stream.of("losses", "review"),
                                Arrays.stream(Facet.values()).map(Facet::code))
                        .toList());
    }

    /** The table that people read is the one that holds. */
    @Test
    void everyRuleIsDocumented() throws IOException {
        var documented = Files.readAllLines(Path.of("../docs/journey.md")).stream()
                .filter(line -> line.startsWith("| ") && line.contains("`"))
                .toList();
        assertThat(documented)
                .containsExactlyElementsOf(
                        Rule.ALL.stream().map(JourneyTest::line).toList());
    }

    private static String line(Rule rule) {
        return "| %s | %s `%s`%s | %s | %s |"
                .formatted(
                        rule.stage().code(),
                        rule.kind().code(),
                        rule.key(),
                        rule.cheers() ? ", cheering" : "",
                        rule.practice(),
                        rule.because().stream().map(Because::code).collect(Collectors.joining("`, `", "`", "`")));
    }

    private static SetbackRecorded told(@Nullable String kind, @Nullable String tone) {
        return told(kind, tone, null);
    }

    private static SetbackRecorded told(@Nullable String kind, @Nullable String tone, @Nullable String standard) {
        var description = new Description("title", null, kind, tone, standard, null, null, null, null, null);
        return new SetbackRecorded(NOW, NOW, "UTC", DATE, Private.of(description));
    }

    private static SetbackEvent causes(String... kinds) {
        return new SetbackCausesNamed(NOW, DATE, said(kinds));
    }

    private static SetbackEvent coping() {
        return new SetbackCopingNoted(NOW, DATE, said("people"));
    }

    private static Private<Remarks> said(String... kinds) {
        return Private.of(
                kinds.length == 0
                        ? Remarks.of(Remark.of(null, "in words"))
                        : new Remarks(Arrays.stream(kinds)
                                .map(kind -> Remark.of(kind, null))
                                .toList()));
    }

    private static List<String> suggested(SetbackEvent told, SetbackEvent... more) {
        return journey(told, List.of(more)).suggestions().stream()
                .map(rule -> rule.key()
                        + rule.because().stream().map(Because::code).collect(Collectors.joining(", ", " because ", "")))
                .toList();
    }

    private static List<String> keys(Journey journey) {
        return journey.suggestions().stream().map(Rule::key).toList();
    }

    private static Journey journey(SetbackEvent told, List<SetbackEvent> more) {
        return journey(told, more, List.of());
    }

    private static Journey journey(SetbackEvent told, List<SetbackEvent> more, List<String> reflections) {
        return Journey.of(state(Stream.concat(Stream.of(told), more.stream()).toList()), reflections);
    }

    private static Setback state(List<SetbackEvent> events) {
        var decider = new SetbackDecider();
        var state = decider.initial();
        for (var event : events) {
            state = decider.evolve(state, event);
        }
        return state;
    }
}
