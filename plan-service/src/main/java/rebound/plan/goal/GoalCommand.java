package rebound.plan.goal;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Private;

/** What can be asked of a {@link Goal}. Times are the request's own; years 1 to 9999 only. */
public sealed interface GoalCommand {

    /**
     * Set a new goal.
     *
     * @param due may lie in the past; null for none
     */
    record SetGoal(@Nullable LocalDate due, Private<Aim> aim) implements GoalCommand {}

    /** Put another document in the place of the goal, at whatever stage it is. */
    record ReviseGoal(@Nullable LocalDate due, Private<Aim> aim) implements GoalCommand {}

    record AchieveGoal(Instant at) implements GoalCommand {}

    /** Let go of it. */
    record ReleaseGoal(Instant at) implements GoalCommand {}

    /** Take it up again. */
    record ResumeGoal(Instant at) implements GoalCommand {}
}
