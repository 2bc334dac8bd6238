package rebound.plan.goal;

import static rebound.eventlog.domain.Decision.accept;
import static rebound.eventlog.domain.Decision.alreadySo;
import static rebound.eventlog.domain.Decision.reject;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Decider;
import rebound.eventlog.domain.Decision;
import rebound.eventlog.domain.Private;
import rebound.plan.goal.Goal.Absent;
import rebound.plan.goal.Goal.Achieved;
import rebound.plan.goal.Goal.Active;
import rebound.plan.goal.Goal.Kept;
import rebound.plan.goal.Goal.Released;
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

/** The rules of a {@link Goal}. Pure. */
public final class GoalDecider implements Decider<GoalCommand, Goal, GoalEvent> {

    @Override
    public Goal initial() {
        return new Absent();
    }

    @Override
    public Decision<GoalEvent> decide(GoalCommand command, Goal goal) {
        return switch (command) {
            case SetGoal set -> set(set, goal);
            case ReviseGoal revise -> revise(revise, goal);
            case AchieveGoal achieve -> achieve(achieve, goal);
            case ReleaseGoal release -> release(release, goal);
            case ResumeGoal resume -> resume(resume, goal);
        };
    }

    @Override
    public Goal evolve(Goal goal, GoalEvent event) {
        return goal.evolve(event);
    }

    private static Decision<GoalEvent> set(SetGoal command, Goal goal) {
        return switch (goal) {
            case Absent absent -> accept(new GoalSet(command.due(), command.aim()));
            case Kept kept ->
                saysTheSame(command.due(), command.aim(), kept) ? alreadySo() : reject(GoalRefusal.ALREADY_SET);
        };
    }

    private static Decision<GoalEvent> revise(ReviseGoal command, Goal goal) {
        return switch (goal) {
            case Absent absent -> reject(GoalRefusal.NO_SUCH_GOAL);
            case Kept kept when kept.aim().isErased() -> reject(GoalRefusal.ERASED);
            case Kept kept ->
                saysTheSame(command.due(), command.aim(), kept)
                        ? alreadySo()
                        : accept(new GoalRevised(command.due(), command.aim()));
        };
    }

    private static Decision<GoalEvent> achieve(AchieveGoal command, Goal goal) {
        return switch (goal) {
            case Absent absent -> reject(GoalRefusal.NO_SUCH_GOAL);
            case Active active -> accept(new GoalAchieved(command.at()));
            case Achieved achieved -> reject(GoalRefusal.ALREADY_ACHIEVED);
            case Released released -> reject(GoalRefusal.NOT_ACTIVE);
        };
    }

    private static Decision<GoalEvent> release(ReleaseGoal command, Goal goal) {
        return switch (goal) {
            case Absent absent -> reject(GoalRefusal.NO_SUCH_GOAL);
            case Active active -> accept(new GoalReleased(command.at()));
            case Achieved achieved -> reject(GoalRefusal.NOT_ACTIVE);
            case Released released -> reject(GoalRefusal.ALREADY_RELEASED);
        };
    }

    private static Decision<GoalEvent> resume(ResumeGoal command, Goal goal) {
        return switch (goal) {
            case Absent absent -> reject(GoalRefusal.NO_SUCH_GOAL);
            case Active active -> reject(GoalRefusal.ALREADY_ACTIVE);
            case Achieved achieved -> accept(new GoalResumed(command.at()));
            case Released released -> accept(new GoalResumed(command.at()));
        };
    }

    private static boolean saysTheSame(@Nullable LocalDate due, Private<Aim> aim, Kept kept) {
        return Objects.equals(due, kept.due()) && aim.equals(kept.aim());
    }
}
