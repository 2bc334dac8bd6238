package rebound.plan.step;

import static rebound.eventlog.domain.Decision.accept;
import static rebound.eventlog.domain.Decision.acceptAll;
import static rebound.eventlog.domain.Decision.alreadySo;
import static rebound.eventlog.domain.Decision.reject;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import rebound.eventlog.domain.Decider;
import rebound.eventlog.domain.Decision;
import rebound.plan.step.Step.Absent;
import rebound.plan.step.Step.Done;
import rebound.plan.step.Step.Kept;
import rebound.plan.step.Step.LetGo;
import rebound.plan.step.Step.Over;
import rebound.plan.step.Step.Planned;
import rebound.plan.step.Step.Scheduled;
import rebound.plan.step.Step.Skipped;
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

/** The rules of a {@link Step}. Pure. */
public final class StepDecider implements Decider<StepCommand, Step, StepEvent> {

    /** How late a time may be that is given to a step; exactly so late is still in time, here and for its reminder. */
    public static final Duration MOST_LATE = Duration.ofMinutes(5);

    /** By the name that clients know, not as the offset that Java would call Z. */
    private static final String UTC = "UTC";

    @Override
    public Step initial() {
        return new Absent();
    }

    @Override
    public Decision<StepEvent> decide(StepCommand command, Step step) {
        return switch (command) {
            case PlanStep plan -> plan(plan.task(), step);
            case ReviseStep revise -> revise(revise, step);
            case ScheduleStep schedule -> schedule(schedule, step);
            case DoStep doStep -> finish(task -> new StepDone(doStep.at(), task.planId()), step);
            case SkipStep skip -> skip(skip, step);
            case LetGoOfStep letGo -> finish(task -> new StepLetGo(letGo.at()), step);
        };
    }

    @Override
    public Step evolve(Step step, StepEvent event) {
        return step.evolve(event);
    }

    private static Decision<StepEvent> plan(Task task, Step step) {
        return switch (step) {
            case Absent absent -> accept(new StepPlanned(task.planId(), task.goalId(), task.text()));
            case Kept kept -> task.equals(kept.task()) ? alreadySo() : reject(StepRefusal.ALREADY_PLANNED);
        };
    }

    private static Decision<StepEvent> revise(ReviseStep command, Step step) {
        var task = command.task();
        return switch (step) {
            case Absent absent -> reject(StepRefusal.NO_SUCH_STEP);
            case Kept kept when kept.task().text().isErased() -> reject(StepRefusal.ERASED);
            case Kept kept -> task.equals(kept.task()) ? alreadySo() : revised(command, kept);
        };
    }

    /**
     * Others know the goal of a step from its time only. What is still to come is told them again when the goal is another
     * one; what has passed is not, for a time that is told anew is one to be reminded of.
     */
    private static Decision<StepEvent> revised(ReviseStep command, Kept kept) {
        var task = command.task();
        var revised = new StepRevised(task.planId(), task.goalId(), task.text());
        return kept instanceof Scheduled scheduled
                        && !Objects.equals(task.goalId(), scheduled.goalId())
                        && command.at().isBefore(scheduled.at())
                ? acceptAll(List.of(revised, new StepScheduled(scheduled.at(), scheduled.zone(), task.goalId())))
                : accept(revised);
    }

    private static Decision<StepEvent> schedule(ScheduleStep command, Step step) {
        return switch (step) {
            case Absent absent -> reject(StepRefusal.NO_SUCH_STEP);
            case Over over -> isOver(over);
            case Kept kept when isTooLate(command.due(), command.at()) -> reject(StepRefusal.TOO_LATE);
            case Planned planned -> accept(scheduled(command, planned.task(), home(command)));
            case Scheduled before -> {
                var scheduled = scheduled(command, before.task(), before.zone());
                var isSo = scheduled.at().equals(before.at())
                        && scheduled.zone().equals(before.zone())
                        && Objects.equals(scheduled.goalId(), before.goalId());
                yield isSo ? alreadySo() : accept(scheduled);
            }
        };
    }

    private static String home(ScheduleStep command) {
        return command.home() == null ? UTC : command.home().getId();
    }

    private static boolean isTooLate(Instant due, Instant now) {
        return due.isBefore(now.minus(MOST_LATE));
    }

    private static StepScheduled scheduled(ScheduleStep command, Task task, String zoneIfNotSaid) {
        return new StepScheduled(
                command.due(),
                command.zone() == null ? zoneIfNotSaid : command.zone().getId(),
                task.goalId());
    }

    private static Decision<StepEvent> skip(SkipStep command, Step step) {
        return step instanceof Planned
                ? reject(StepRefusal.NOT_SCHEDULED)
                : finish(task -> new StepSkipped(command.at()), step);
    }

    private static Decision<StepEvent> finish(Function<Task, StepEvent> event, Step step) {
        return switch (step) {
            case Absent absent -> reject(StepRefusal.NO_SUCH_STEP);
            case Planned planned -> accept(event.apply(planned.task()));
            case Scheduled scheduled -> accept(event.apply(scheduled.task()));
            case Over over -> isOver(over);
        };
    }

    private static Decision<StepEvent> isOver(Over step) {
        return reject(
                switch (step) {
                    case Done done -> StepRefusal.ALREADY_DONE;
                    case Skipped skipped -> StepRefusal.ALREADY_SKIPPED;
                    case LetGo letGo -> StepRefusal.ALREADY_LET_GO;
                });
    }
}
