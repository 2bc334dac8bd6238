package rebound.plan.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static rebound.plan.goal.GoalRefusal.ALREADY_ACHIEVED;
import static rebound.plan.goal.GoalRefusal.ALREADY_ACTIVE;
import static rebound.plan.goal.GoalRefusal.ALREADY_RELEASED;
import static rebound.plan.goal.GoalRefusal.ALREADY_SET;
import static rebound.plan.goal.GoalRefusal.ERASED;
import static rebound.plan.goal.GoalRefusal.NOT_ACTIVE;
import static rebound.plan.goal.GoalRefusal.NO_SUCH_GOAL;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Private;
import rebound.eventlog.testkit.DeciderSpec;
import rebound.plan.goal.Goal.Achieved;
import rebound.plan.goal.Goal.Active;
import rebound.plan.goal.Goal.Released;
import rebound.plan.goal.Goal.Verb;
import rebound.plan.goal.GoalCommand.AchieveGoal;
import rebound.plan.goal.GoalCommand.ReleaseGoal;
import rebound.plan.goal.GoalCommand.ResumeGoal;
import rebound.plan.goal.GoalCommand.ReviseGoal;
import rebound.plan.goal.GoalCommand.SetGoal;
import rebound.plan.goal.GoalEvent.GoalAchieved;
import rebound.plan.goal.GoalEvent.GoalReleased;
import rebound.plan.goal.GoalEvent.GoalResumed;
import rebound.plan.goal.GoalEvent.GoalRevised;
import rebound.plan.goal.GoalEvent.GoalSet;

class GoalDeciderTest {

    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
    private static final LocalDate LAST_YEAR = LocalDate.parse("2025-06-30");
    private static final Private<Aim> EXAM =
            Private.of(new Aim("Pass the exam", "To start over", new Measure("points", 60, 52.5)));
    private static final Private<Aim> RUN = Private.of(new Aim("Run again", null, null));

    private static final SetGoal SET = new SetGoal(LAST_YEAR, EXAM);
    private static final ReviseGoal REVISE = new ReviseGoal(null, RUN);
    private static final AchieveGoal ACHIEVE = new AchieveGoal(NOW);
    private static final ReleaseGoal RELEASE = new ReleaseGoal(NOW);
    private static final ResumeGoal RESUME = new ResumeGoal(NOW);

    private static final GoalSet WAS_SET = new GoalSet(LAST_YEAR, EXAM);
    private static final GoalRevised REVISED = new GoalRevised(null, RUN);
    private static final GoalAchieved ACHIEVED = new GoalAchieved(NOW);
    private static final GoalReleased RELEASED = new GoalReleased(NOW);
    private static final GoalResumed RESUMED = new GoalResumed(NOW);

    private final DeciderSpec<GoalCommand, Goal, GoalEvent> goal = DeciderSpec.of(new GoalDecider());

    @Nested
    class WhenAbsent {

        @Test
        void settingMakesItActiveEvenIfItWasDueLongAgo() {
            goal.given().when(SET).then(WAS_SET).andState(new Active(LAST_YEAR, EXAM));
        }

        @Test
        void nothingElseCanBeAskedOfIt() {
            goal.given().when(REVISE).thenRejected(NO_SUCH_GOAL);
            goal.given().when(ACHIEVE).thenRejected(NO_SUCH_GOAL);
            goal.given().when(RELEASE).thenRejected(NO_SUCH_GOAL);
            goal.given().when(RESUME).thenRejected(NO_SUCH_GOAL);
            assertThat(goal.given().state().allowed()).isEmpty();
        }
    }

    @Nested
    class WhenActive {

        @Test
        void itIsAchievedOrReleased() {
            goal.given(WAS_SET).when(ACHIEVE).then(ACHIEVED).andState(new Achieved(LAST_YEAR, EXAM, NOW));
            goal.given(WAS_SET).when(RELEASE).then(RELEASED).andState(new Released(LAST_YEAR, EXAM, NOW));
        }

        @Test
        void revisingPutsAnotherDocumentInItsPlace() {
            goal.given(WAS_SET).when(REVISE).then(REVISED).andState(new Active(null, RUN));
        }

        @Test
        void revisingItToWhatItIsChangesNothing() {
            goal.given(WAS_SET).when(new ReviseGoal(LAST_YEAR, EXAM)).thenNothing();
        }

        @Test
        void settingTheSameAgainIsARetry() {
            goal.given(WAS_SET).when(SET).thenNothing();
        }

        @Test
        void settingAnythingElseUnderItsIdIsRefused() {
            goal.given(WAS_SET).when(new SetGoal(null, EXAM)).thenRejected(ALREADY_SET);
            goal.given(WAS_SET).when(new SetGoal(LAST_YEAR, RUN)).thenRejected(ALREADY_SET);
        }

        @Test
        void thereIsNothingToResume() {
            goal.given(WAS_SET).when(RESUME).thenRejected(ALREADY_ACTIVE);
        }

        @Test
        void itSaysWhatItAllows() {
            assertThat(goal.given(WAS_SET).state().allowed()).containsExactly(Verb.REVISE, Verb.ACHIEVE, Verb.RELEASE);
        }
    }

    @Nested
    class WhenAchieved {

        @Test
        void itCanBeTakenUpAgain() {
            goal.given(WAS_SET, ACHIEVED).when(RESUME).then(RESUMED).andState(new Active(LAST_YEAR, EXAM));
        }

        @Test
        void itCanStillBeRevised() {
            goal.given(WAS_SET, ACHIEVED).when(REVISE).then(REVISED).andState(new Achieved(null, RUN, NOW));
        }

        @Test
        void itIsNeitherAchievedAgainNorReleased() {
            goal.given(WAS_SET, ACHIEVED).when(ACHIEVE).thenRejected(ALREADY_ACHIEVED);
            goal.given(WAS_SET, ACHIEVED).when(RELEASE).thenRejected(NOT_ACTIVE);
            assertThat(goal.given(WAS_SET, ACHIEVED).state().allowed()).containsExactly(Verb.REVISE, Verb.RESUME);
        }
    }

    @Nested
    class WhenReleased {

        @Test
        void itCanBeTakenUpAgain() {
            goal.given(WAS_SET, RELEASED).when(RESUME).then(RESUMED).andState(new Active(LAST_YEAR, EXAM));
        }

        @Test
        void itCanStillBeRevised() {
            goal.given(WAS_SET, RELEASED).when(REVISE).then(REVISED).andState(new Released(null, RUN, NOW));
        }

        @Test
        void itIsNeitherReleasedAgainNorAchieved() {
            goal.given(WAS_SET, RELEASED).when(RELEASE).thenRejected(ALREADY_RELEASED);
            goal.given(WAS_SET, RELEASED).when(ACHIEVE).thenRejected(NOT_ACTIVE);
        }
    }

    @Test
    void onceItsWordsAreErasedItCannotBeRevised() {
        var erased = goal.given(new GoalSet(null, Private.erased()));
        erased.when(REVISE).thenRejected(ERASED);
        erased.when(ACHIEVE).then(ACHIEVED);
        assertThat(erased.state().allowed()).isEqualTo(List.of(Verb.ACHIEVE, Verb.RELEASE));
    }

    @Test
    void noughtBelowZeroIsNought() {
        assertThat(new Measure("points", -0.0, -0.0)).isEqualTo(new Measure("points", 0.0, 0.0));
    }
}
