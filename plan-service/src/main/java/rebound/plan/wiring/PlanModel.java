package rebound.plan.wiring;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import rebound.eventlog.model.AggregateType;
import rebound.eventlog.model.Model;
import rebound.eventlog.model.Neighbours;
import rebound.plan.attempt.Attempt;
import rebound.plan.attempt.AttemptCommand;
import rebound.plan.attempt.AttemptDecider;
import rebound.plan.attempt.AttemptEvent;
import rebound.plan.goal.Goal;
import rebound.plan.goal.GoalCommand;
import rebound.plan.goal.GoalDecider;
import rebound.plan.goal.GoalEvent;
import rebound.plan.home.Home;
import rebound.plan.home.HomeCommand;
import rebound.plan.home.HomeDecider;
import rebound.plan.home.HomeEvent;
import rebound.plan.pause.Pause;
import rebound.plan.pause.PauseCommand;
import rebound.plan.pause.PauseDecider;
import rebound.plan.pause.PauseEvent;
import rebound.plan.plan.Plan;
import rebound.plan.plan.PlanCommand;
import rebound.plan.plan.PlanDecider;
import rebound.plan.plan.PlanEvent;
import rebound.plan.policy.WhenMeChangedThenNoteHome;
import rebound.plan.policy.WhenPlanAcceptedThenPlanItsSteps;
import rebound.plan.policy.WhenSetbackNamedThenNoteIt;
import rebound.plan.policy.WhenSetbackNamedThenOfferRecoveryPlan;
import rebound.plan.policy.WhenSetbackOfferedThenNoteIt;
import rebound.plan.policy.WhenSetbackRecordedThenNoteIt;
import rebound.plan.policy.WhenSetbackRecordedThenOfferRecoveryPlan;
import rebound.plan.read.index.IndexProjection;
import rebound.plan.step.Step;
import rebound.plan.step.StepCommand;
import rebound.plan.step.StepDecider;
import rebound.plan.step.StepEvent;

/** What plan-service is made of, and every name it has on the wire. A name never changes. */
public final class PlanModel {

    public static final AggregateType<GoalCommand, Goal, GoalEvent> GOAL = AggregateType.named(
                    "goal", new GoalDecider(), GoalCommand.class, Goal.class, GoalEvent.class)
            .command("set-goal", GoalCommand.SetGoal.class)
            .command("revise-goal", GoalCommand.ReviseGoal.class)
            .command("achieve-goal", GoalCommand.AchieveGoal.class)
            .command("release-goal", GoalCommand.ReleaseGoal.class)
            .command("resume-goal", GoalCommand.ResumeGoal.class)
            .state("absent", Goal.Absent.class)
            .state("active", Goal.Active.class)
            .state("achieved", Goal.Achieved.class)
            .state("released", Goal.Released.class)
            .event("goal-set", 1, GoalEvent.GoalSet.class)
            .event("goal-revised", 1, GoalEvent.GoalRevised.class)
            .event("goal-achieved", 1, GoalEvent.GoalAchieved.class)
            .event("goal-released", 1, GoalEvent.GoalReleased.class)
            .event("goal-resumed", 1, GoalEvent.GoalResumed.class)
            .build();

    public static final AggregateType<HomeCommand, Home, HomeEvent> HOME = AggregateType.named(
                    "home", new HomeDecider(), HomeCommand.class, Home.class, HomeEvent.class)
            .command("note-home", HomeCommand.NoteHome.class)
            .state("home", Home.class)
            .event("home-noted", 1, HomeEvent.HomeNoted.class)
            .build();

    public static final AggregateType<AttemptCommand, Attempt, AttemptEvent> ATTEMPT = AggregateType.named(
                    "attempt", new AttemptDecider(), AttemptCommand.class, Attempt.class, AttemptEvent.class)
            .command("begin-attempt", AttemptCommand.BeginAttempt.class)
            .command("finish-attempt", AttemptCommand.FinishAttempt.class)
            .command("note-setback-offer", AttemptCommand.NoteSetbackOffer.class)
            .state("absent", Attempt.Absent.class)
            .state("begun", Attempt.Begun.class)
            .state("finished", Attempt.Finished.class)
            .event("attempt-begun", 1, AttemptEvent.AttemptBegun.class)
            .event("attempt-finished", 1, AttemptEvent.AttemptFinished.class)
            .event("setback-offer-noted", 1, AttemptEvent.SetbackOfferNoted.class)
            .informedBy(Set.of(HOME), PlanModel::atHome)
            .build();

    public static final AggregateType<StepCommand, Step, StepEvent> STEP = AggregateType.named(
                    "step", new StepDecider(), StepCommand.class, Step.class, StepEvent.class)
            .command("plan-step", StepCommand.PlanStep.class)
            .command("revise-step", StepCommand.ReviseStep.class)
            .command("schedule-step", StepCommand.ScheduleStep.class)
            .command("do-step", StepCommand.DoStep.class)
            .command("skip-step", StepCommand.SkipStep.class)
            .command("let-go-of-step", StepCommand.LetGoOfStep.class)
            .state("absent", Step.Absent.class)
            .state("planned", Step.Planned.class)
            .state("scheduled", Step.Scheduled.class)
            .state("done", Step.Done.class)
            .state("skipped", Step.Skipped.class)
            .state("let-go", Step.LetGo.class)
            .event("step-planned", 1, StepEvent.StepPlanned.class)
            .event("step-revised", 1, StepEvent.StepRevised.class)
            .event("step-scheduled", 1, StepEvent.StepScheduled.class)
            .event("step-done", 1, StepEvent.StepDone.class)
            .event("step-skipped", 1, StepEvent.StepSkipped.class)
            .event("step-let-go", 1, StepEvent.StepLetGo.class)
            .informedBy(Set.of(HOME), PlanModel::atHome)
            .build();

    public static final AggregateType<PlanCommand, Plan, PlanEvent> PLAN = AggregateType.named(
                    "plan", new PlanDecider(), PlanCommand.class, Plan.class, PlanEvent.class)
            .command("offer-plan", PlanCommand.OfferPlan.class)
            .command("begin-plan", PlanCommand.BeginPlan.class)
            .command("accept-plan", PlanCommand.AcceptPlan.class)
            .command("decline-plan", PlanCommand.DeclinePlan.class)
            .command("set-plan-aside", PlanCommand.SetPlanAside.class)
            .command("resume-plan", PlanCommand.ResumePlan.class)
            .command("finish-plan", PlanCommand.FinishPlan.class)
            .state("absent", Plan.Absent.class)
            .state("offered", Plan.Offered.class)
            .state("active", Plan.Active.class)
            .state("declined", Plan.Declined.class)
            .state("set-aside", Plan.SetAside.class)
            .state("finished", Plan.Finished.class)
            .event("plan-offered", 1, PlanEvent.PlanOffered.class)
            .event("plan-begun", 1, PlanEvent.PlanBegun.class)
            .event("plan-accepted", 1, PlanEvent.PlanAccepted.class)
            .event("plan-declined", 1, PlanEvent.PlanDeclined.class)
            .event("plan-set-aside", 1, PlanEvent.PlanSetAside.class)
            .event("plan-resumed", 1, PlanEvent.PlanResumed.class)
            .event("plan-finished", 1, PlanEvent.PlanFinished.class)
            .build();

    public static final AggregateType<PauseCommand, Pause, PauseEvent> PAUSE = AggregateType.named(
                    "pause", new PauseDecider(), PauseCommand.class, Pause.class, PauseEvent.class)
            .command("begin-pause", PauseCommand.BeginPause.class)
            .command("extend-pause", PauseCommand.ExtendPause.class)
            .command("end-pause", PauseCommand.EndPause.class)
            .command("lapse-pause", PauseCommand.LapsePause.class)
            .state("absent", Pause.Absent.class)
            .state("active", Pause.Active.class)
            .state("ended", Pause.Ended.class)
            .event("pause-begun", 1, PauseEvent.PauseBegun.class)
            .event("pause-extended", 1, PauseEvent.PauseExtended.class)
            .event("pause-ended", 1, PauseEvent.PauseEnded.class)
            .timer(pause -> pause instanceof Pause.Active active && active.until() != null
                    ? new AggregateType.Timer<>(active.until(), new PauseCommand.LapsePause(active.until()))
                    : null)
            .informedBy(Set.of(HOME), PlanModel::atHome)
            .build();

    public static final IndexProjection INDEX = new IndexProjection();

    public static final Model MODEL = new Model(
            "plan",
            2,
            List.of(GOAL, ATTEMPT, STEP, PLAN, PAUSE, HOME),
            List.of(INDEX),
            List.of(
                    new WhenSetbackOfferedThenNoteIt(),
                    new WhenSetbackRecordedThenOfferRecoveryPlan(),
                    new WhenSetbackNamedThenOfferRecoveryPlan(),
                    new WhenSetbackRecordedThenNoteIt(),
                    new WhenSetbackNamedThenNoteIt(),
                    new WhenPlanAcceptedThenPlanItsSteps(),
                    new WhenMeChangedThenNoteHome()));

    private PlanModel() {}

    /** Who does not say where they are is where {@link Home} says, as it was when the command was decided. */
    private static AttemptCommand atHome(AttemptCommand command, Instant at, Neighbours around) {
        return switch (command) {
            case AttemptCommand.BeginAttempt begin ->
                begin.livingIn(around.state(HOME).zoneId());
            case AttemptCommand.FinishAttempt finish -> finish;
            case AttemptCommand.NoteSetbackOffer note -> note;
        };
    }

    private static StepCommand atHome(StepCommand command, Instant at, Neighbours around) {
        return switch (command) {
            case StepCommand.ScheduleStep schedule ->
                schedule.livingIn(around.state(HOME).zoneId());
            case StepCommand.PlanStep plan -> plan;
            case StepCommand.ReviseStep revise -> revise;
            case StepCommand.DoStep doStep -> doStep;
            case StepCommand.SkipStep skip -> skip;
            case StepCommand.LetGoOfStep letGo -> letGo;
        };
    }

    /** It is for the day on which it was asked for, however late it is decided. */
    private static PauseCommand atHome(PauseCommand command, Instant at, Neighbours around) {
        return switch (command) {
            case PauseCommand.BeginPause begin ->
                begin.onDayThatEnds(around.state(HOME).endOfDay(begin.at()));
            case PauseCommand.ExtendPause extend -> extend;
            case PauseCommand.EndPause end -> end;
            case PauseCommand.LapsePause lapse -> lapse;
        };
    }
}
