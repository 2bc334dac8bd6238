package rebound.plan.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static rebound.plan.step.StepRefusal.ALREADY_DONE;
import static rebound.plan.step.StepRefusal.ALREADY_LET_GO;
import static rebound.plan.step.StepRefusal.ALREADY_PLANNED;
import static rebound.plan.step.StepRefusal.ALREADY_SKIPPED;
import static rebound.plan.step.StepRefusal.ERASED;
import static rebound.plan.step.StepRefusal.NOT_SCHEDULED;
import static rebound.plan.step.StepRefusal.NO_SUCH_STEP;
import static rebound.plan.step.StepRefusal.TOO_LATE;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Private;
import rebound.eventlog.domain.Reason;
import rebound.eventlog.testkit.DeciderSpec;
import rebound.plan.step.Step.Done;
import rebound.plan.step.Step.LetGo;
import rebound.plan.step.Step.Planned;
import rebound.plan.step.Step.Scheduled;
import rebound.plan.step.Step.Skipped;
import rebound.plan.step.Step.Verb;
import rebound.plan.step.StepCommand.DoStep;
import rebound.plan.step.StepCommand.LetGoOfStep;
import rebound.plan.step.StepCommand.PlanStep;
import rebound.plan.step.StepCommand.ReviseStep;
import rebound.plan.step.StepCommand.ScheduleStep;
import rebound.plan.step.StepCommand.SkipStep;
import rebound.plan.step.StepEvent.StepDone;
import rebound.plan.step.StepEvent.StepLetGo;
import rebound.plan.step.StepEvent.StepPlanned;
import rebound.plan.step.StepEvent.StepRevised;
import rebound.plan.step.StepEvent.StepScheduled;
import rebound.plan.step.StepEvent.StepSkipped;

class StepDeciderTest {

    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
    private static final Instant TOMORROW = Instant.parse("2026-11-22T09:00:00Z");
    private static final Instant LATER = Instant.parse("2026-11-23T09:00:00Z");
    private static final Task DISHES = new Task("plan", "goal", Private.of(Text.own("Do the dishes")));
    private static final Task WALK = new Task(null, null, Private.of(Text.ofCatalogue("recovery/1/2")));
    private static final Task DISHES_FOR_ANOTHER_GOAL = new Task("plan", "other", DISHES.text());

    private static final PlanStep PLAN = new PlanStep(DISHES);
    private static final ReviseStep REVISE = new ReviseStep(NOW, WALK);
    private static final ScheduleStep SCHEDULE = new ScheduleStep(NOW, TOMORROW, LISBON);
    private static final DoStep DO = new DoStep(NOW);
    private static final SkipStep SKIP = new SkipStep(NOW);
    private static final LetGoOfStep LET_GO = new LetGoOfStep(NOW);

    private static final StepPlanned PLANNED = new StepPlanned("plan", "goal", DISHES.text());
    private static final StepRevised REVISED = new StepRevised(null, null, WALK.text());
    private static final StepScheduled SCHEDULED = new StepScheduled(TOMORROW, "Europe/Lisbon", "goal");
    private static final StepDone DONE = new StepDone(NOW, "plan");
    private static final StepSkipped SKIPPED = new StepSkipped(NOW);
    private static final StepLetGo WAS_LET_GO = new StepLetGo(NOW);

    private final DeciderSpec<StepCommand, Step, StepEvent> step = DeciderSpec.of(new StepDecider());

    @Nested
    class WhenAbsent {

        @Test
        void itIsPlanned() {
            step.given().when(PLAN).then(PLANNED).andState(new Planned(DISHES));
        }

        @Test
        void nothingElseCanBeAskedOfIt() {
            for (var command : List.of(REVISE, SCHEDULE, DO, SKIP, LET_GO)) {
                step.given().when(command).thenRejected(NO_SUCH_STEP);
            }
            assertThat(step.given().state().allowed()).isEmpty();
        }
    }

    @Nested
    class WhenPlanned {

        @Test
        void itIsScheduled() {
            step.given(PLANNED)
                    .when(SCHEDULE)
                    .then(SCHEDULED)
                    .andState(new Scheduled(DISHES, TOMORROW, "Europe/Lisbon", "goal"));
        }

        @Test
        void withoutAZoneItIsUtc() {
            step.given(PLANNED)
                    .when(new ScheduleStep(NOW, TOMORROW, null))
                    .then(new StepScheduled(TOMORROW, "UTC", "goal"));
        }

        @Test
        void withoutAZoneItIsAtHome() {
            step.given(PLANNED)
                    .when(new ScheduleStep(NOW, TOMORROW, null).livingIn(LISBON))
                    .then(SCHEDULED);
            step.given(PLANNED).when(SCHEDULE.livingIn(ZoneId.of("Asia/Tokyo"))).then(SCHEDULED);
        }

        @Test
        void fiveMinutesAgoIsInTimeAndNoMore() {
            var justInTime = NOW.minus(StepDecider.MOST_LATE);
            step.given(PLANNED)
                    .when(new ScheduleStep(NOW, justInTime, LISBON))
                    .then(new StepScheduled(justInTime, "Europe/Lisbon", "goal"));
            step.given(PLANNED)
                    .when(new ScheduleStep(NOW, justInTime.minusNanos(1), LISBON))
                    .thenRejected(TOO_LATE);
        }

        @Test
        void itCanBeDoneAndLetGoOfAtOnce() {
            step.given(PLANNED).when(DO).then(DONE).andState(new Done(DISHES, NOW));
            step.given(PLANNED).when(LET_GO).then(WAS_LET_GO).andState(new LetGo(DISHES, NOW));
        }

        @Test
        void doneItBelongsToThePlanThatItHasThen() {
            step.given(PLANNED, REVISED).when(DO).then(new StepDone(NOW, null));
            step.given(new StepPlanned(null, null, WALK.text()), new StepRevised("plan", null, WALK.text()))
                    .when(DO)
                    .then(DONE);
        }

        @Test
        void whatHasNoTimeCannotBeSkipped() {
            step.given(PLANNED).when(SKIP).thenRejected(NOT_SCHEDULED);
        }

        @Test
        void planningTheSameAgainIsARetryAndAnythingElseIsRefused() {
            step.given(PLANNED).when(PLAN).thenNothing();
            step.given(PLANNED).when(new PlanStep(WALK)).thenRejected(ALREADY_PLANNED);
        }

        @Test
        void itSaysWhatItAllows() {
            assertThat(step.given(PLANNED).state().allowed())
                    .containsExactly(Verb.REVISE, Verb.SCHEDULE, Verb.DONE, Verb.LET_GO);
            assertThat(Verb.LET_GO.code()).isEqualTo("let-go");
        }
    }

    @Nested
    class WhenScheduled {

        @Test
        void itCanBeGivenAnotherTimeInTheSameZone() {
            step.given(PLANNED, SCHEDULED)
                    .when(new ScheduleStep(NOW, LATER, null))
                    .then(new StepScheduled(LATER, "Europe/Lisbon", "goal"));
        }

        @Test
        void wherePeopleLiveLaterChangesNothing() {
            step.given(PLANNED, SCHEDULED)
                    .when(new ScheduleStep(NOW, TOMORROW, null).livingIn(ZoneId.of("Asia/Tokyo")))
                    .thenNothing();
        }

        @Test
        void theSameTimeChangesNothing() {
            step.given(PLANNED, SCHEDULED).when(SCHEDULE).thenNothing();
            step.given(PLANNED, SCHEDULED)
                    .when(new ScheduleStep(NOW, TOMORROW, null))
                    .thenNothing();
        }

        @Test
        void theSameTimeInAnotherZoneIsAnotherTime() {
            step.given(PLANNED, SCHEDULED)
                    .when(new ScheduleStep(NOW, TOMORROW, ZoneId.of("UTC")))
                    .then(new StepScheduled(TOMORROW, "UTC", "goal"));
        }

        @Test
        void theSameTimeForAnotherGoalIsToldAgain() {
            step.given(PLANNED, SCHEDULED, REVISED)
                    .when(SCHEDULE)
                    .then(new StepScheduled(TOMORROW, "Europe/Lisbon", null))
                    .andState(new Scheduled(WALK, TOMORROW, "Europe/Lisbon", null));
        }

        @Test
        void revisingItToAnotherGoalTellsItsTimeAgain() {
            step.given(PLANNED, SCHEDULED)
                    .when(new ReviseStep(NOW, DISHES_FOR_ANOTHER_GOAL))
                    .then(
                            new StepRevised("plan", "other", DISHES.text()),
                            new StepScheduled(TOMORROW, "Europe/Lisbon", "other"))
                    .andState(new Scheduled(DISHES_FOR_ANOTHER_GOAL, TOMORROW, "Europe/Lisbon", "other"));
            step.given(PLANNED, SCHEDULED)
                    .when(REVISE)
                    .then(REVISED, new StepScheduled(TOMORROW, "Europe/Lisbon", null));
        }

        @Test
        void revisingItForTheSameGoalDoesNot() {
            var washing = new Task(null, "goal", Private.of(Text.own("Do the washing")));
            step.given(PLANNED, SCHEDULED)
                    .when(new ReviseStep(NOW, washing))
                    .then(new StepRevised(null, "goal", washing.text()))
                    .andState(new Scheduled(washing, TOMORROW, "Europe/Lisbon", "goal"));
        }

        @Test
        void aTimeThatHasPassedIsNotToldAgain() {
            step.given(PLANNED, SCHEDULED)
                    .when(new ReviseStep(TOMORROW, WALK))
                    .then(REVISED)
                    .andState(new Scheduled(WALK, TOMORROW, "Europe/Lisbon", "goal"));
        }

        @Test
        void itIsDoneSkippedOrLetGo() {
            step.given(PLANNED, SCHEDULED).when(DO).then(DONE).andState(new Done(DISHES, NOW));
            step.given(PLANNED, SCHEDULED).when(SKIP).then(SKIPPED).andState(new Skipped(DISHES, NOW));
            step.given(PLANNED, SCHEDULED).when(LET_GO).then(WAS_LET_GO).andState(new LetGo(DISHES, NOW));
            assertThat(step.given(PLANNED, SCHEDULED).state().allowed())
                    .containsExactly(Verb.REVISE, Verb.SCHEDULE, Verb.DONE, Verb.SKIP, Verb.LET_GO);
        }
    }

    @Nested
    class WhenOver {

        @Test
        void itStaysAsItIs() {
            stays(DONE, ALREADY_DONE);
            stays(SKIPPED, ALREADY_SKIPPED);
            stays(WAS_LET_GO, ALREADY_LET_GO);
        }

        private void stays(StepEvent end, Reason reason) {
            var given = step.given(PLANNED, SCHEDULED, end);
            for (var command : List.of(SCHEDULE, DO, SKIP, LET_GO)) {
                given.when(command).thenRejected(reason);
            }
            given.when(PLAN).thenNothing();
            assertThat(given.state().allowed()).containsExactly(Verb.REVISE);
        }

        @Test
        void whatIsOverCanStillBeRevised() {
            step.given(PLANNED, DONE).when(REVISE).then(REVISED).andState(new Done(WALK, NOW));
            step.given(PLANNED, SCHEDULED, SKIPPED).when(REVISE).then(REVISED).andState(new Skipped(WALK, NOW));
            step.given(PLANNED, WAS_LET_GO).when(REVISE).then(REVISED).andState(new LetGo(WALK, NOW));
        }
    }

    @Test
    void revisingPutsAnotherDocumentInItsPlace() {
        step.given(PLANNED).when(REVISE).then(REVISED).andState(new Planned(WALK));
        step.given(PLANNED).when(new ReviseStep(NOW, DISHES)).thenNothing();
    }

    @Test
    void onceItsWordsAreErasedItCannotBeRevised() {
        var erased = step.given(new StepPlanned(null, null, Private.erased()));
        erased.when(REVISE).thenRejected(ERASED);
        assertThat(erased.state().allowed()).doesNotContain(Verb.REVISE);
    }

    @Test
    void aTextIsThePersonsOwnOrOneOfTheCatalogue() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Text(null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new Text("a", "b"));
    }
}
