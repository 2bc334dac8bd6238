package rebound.plan.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rebound.eventlog.codec.Json;
import rebound.eventlog.domain.Private;
import rebound.plan.attempt.Attempt;
import rebound.plan.attempt.AttemptCommand;
import rebound.plan.attempt.Note;
import rebound.plan.attempt.Outcome;
import rebound.plan.goal.Aim;
import rebound.plan.goal.Goal;
import rebound.plan.goal.GoalCommand;
import rebound.plan.goal.Measure;
import rebound.plan.home.Home;
import rebound.plan.home.HomeCommand;
import rebound.plan.pause.Pause;
import rebound.plan.pause.PauseCommand;
import rebound.plan.plan.Heading;
import rebound.plan.plan.Offer;
import rebound.plan.plan.Plan;
import rebound.plan.plan.PlanCommand;
import rebound.plan.step.Step;
import rebound.plan.step.StepCommand;
import rebound.plan.step.Task;
import rebound.plan.step.Text;

/** Commands wait in the log and states in documents, as JSON: both must come back as they were. */
class StoredJsonTest {

    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00.123456789Z");
    private static final LocalDate DATE = LocalDate.parse("2026-11-21");
    private static final Private<Aim> AIM = Private.of(new Aim("title \" \\ 🌱", "why", new Measure("unit", 0.1, 1.0)));
    private static final Private<Aim> BARE_AIM = Private.of(new Aim("title", null, null));
    private static final Private<Note> NOTE = Private.of(new Note("note"));
    private static final Private<Note> SILENCE = Private.of(new Note(null));
    private static final Task TASK = new Task("plan", "goal", Private.of(Text.own("title")));
    private static final Task FROM_A_PLAN = new Task(null, null, Private.of(Text.ofCatalogue("recovery/1/1")));
    private static final Offer OFFER = new Offer("setback", "recovery/1");
    private static final Private<Heading> HEADING = Private.of(new Heading("title"));
    private static final Private<Heading> NO_HEADING = Private.of(new Heading(null));
    private static final Attempt.Begun BEGUN = new Attempt.Begun("goal", NOW, "Z", SILENCE);
    private static final Pause.Active PAUSE = new Pause.Active("goal", NOW, "setback", Private.of("grief"));

    @ParameterizedTest
    @MethodSource
    void commands(Object command) {
        assertThat(Json.read(Json.write(command), command.getClass())).isEqualTo(command);
    }

    static List<Object> commands() {
        return List.of(
                new GoalCommand.SetGoal(DATE, AIM),
                new GoalCommand.ReviseGoal(null, BARE_AIM),
                new GoalCommand.AchieveGoal(NOW),
                new GoalCommand.ReleaseGoal(NOW),
                new GoalCommand.ResumeGoal(NOW),
                new AttemptCommand.BeginAttempt(NOW, "goal", NOW, ZoneId.of("Europe/Berlin"), NOTE),
                new AttemptCommand.BeginAttempt(NOW, "goal", null, null, SILENCE),
                new AttemptCommand.BeginAttempt(NOW, "goal", null, null, SILENCE).livingIn(ZoneId.of("Europe/Berlin")),
                new AttemptCommand.FinishAttempt(NOW, "goal", Outcome.LAUGHED_OFF, null, NOTE),
                new AttemptCommand.NoteSetbackOffer(),
                new StepCommand.PlanStep(TASK),
                new StepCommand.ReviseStep(NOW, FROM_A_PLAN),
                new StepCommand.ScheduleStep(NOW, NOW, ZoneOffset.ofHours(14)),
                new StepCommand.ScheduleStep(NOW, NOW, null),
                new StepCommand.ScheduleStep(NOW, NOW, null).livingIn(ZoneId.of("Europe/Berlin")),
                new StepCommand.DoStep(NOW),
                new StepCommand.SkipStep(NOW),
                new StepCommand.LetGoOfStep(NOW),
                new PlanCommand.OfferPlan(OFFER),
                new PlanCommand.BeginPlan(HEADING),
                new PlanCommand.AcceptPlan(NOW),
                new PlanCommand.DeclinePlan(NOW),
                new PlanCommand.SetPlanAside(NOW),
                new PlanCommand.ResumePlan(NOW),
                new PlanCommand.FinishPlan(NOW),
                new PauseCommand.BeginPause(NOW, "goal", NOW, "setback", Private.of("ill")),
                new PauseCommand.BeginPause(NOW, null, null, null, Private.of("grief")),
                new PauseCommand.BeginPause(NOW, null, null, null, Private.of("rest")).onDayThatEnds(NOW),
                new PauseCommand.ExtendPause(NOW, NOW),
                new PauseCommand.ExtendPause(NOW, null),
                new PauseCommand.EndPause(NOW),
                new PauseCommand.LapsePause(NOW),
                new HomeCommand.NoteHome(ZoneId.of("Europe/Berlin"), "de", LocalTime.of(4, 0), 3),
                new HomeCommand.NoteHome(null, null, null, 4));
    }

    @ParameterizedTest
    @MethodSource
    void states(Object state) {
        assertThat(Json.read(Json.write(state), state.getClass())).isEqualTo(state);
    }

    static List<Object> states() {
        return List.of(
                new Goal.Absent(),
                new Goal.Active(DATE, AIM),
                new Goal.Active(null, BARE_AIM),
                new Goal.Achieved(DATE, Private.erased(), NOW),
                new Goal.Released(null, AIM, NOW),
                new Attempt.Absent(),
                BEGUN,
                new Attempt.Begun("goal", NOW, "Z", SILENCE, true),
                new Attempt.Finished(BEGUN, Outcome.FELL_SHORT, NOW, NOTE, true),
                new Attempt.Finished(BEGUN, Outcome.WORKED, NOW, Private.erased(), false),
                new Step.Absent(),
                new Step.Planned(TASK),
                new Step.Planned(new Task(null, null, Private.erased())),
                new Step.Scheduled(FROM_A_PLAN, NOW, "Z", "goal"),
                new Step.Scheduled(FROM_A_PLAN, NOW, "Z", null),
                new Step.Done(TASK, NOW),
                new Step.Skipped(TASK, NOW),
                new Step.LetGo(TASK, NOW),
                new Plan.Absent(),
                new Plan.Offered(OFFER, NO_HEADING),
                new Plan.Active(null, HEADING),
                new Plan.Active(OFFER, NO_HEADING),
                new Plan.Declined(OFFER, NO_HEADING, NOW),
                new Plan.SetAside(null, Private.erased(), NOW),
                new Plan.Finished(OFFER, NO_HEADING, NOW),
                new Pause.Absent(),
                PAUSE,
                new Pause.Active(null, null, null, Private.erased()),
                new Pause.Ended(PAUSE, NOW),
                Home.UNKNOWN,
                new Home("Europe/Berlin", "de", LocalTime.of(4, 0), 3));
    }

    @Test
    void anAttemptOfWhichNoSetbackCouldBeNotedIsReadForEver() {
        assertThat(Json.read(
                        "{\"goalId\":\"goal\",\"happenedAt\":\"" + NOW + "\",\"zone\":\"Z\",\"note\":{}}",
                        Attempt.Begun.class))
                .isEqualTo(BEGUN);
    }

    @Test
    void aHomeOfWhichOnlyTheZoneWasNotedIsReadForEver() {
        assertThat(Json.read("{\"zone\":\"Europe/Berlin\",\"heard\":3}", Home.class))
                .isEqualTo(new Home("Europe/Berlin", null, null, 3));
    }
}
