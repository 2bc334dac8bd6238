package rebound.plan.step;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What can be asked of a {@link Step}. Times are the request's own; years 1 to 9999 only. */
public sealed interface StepCommand {

    record PlanStep(Task task) implements StepCommand {}

    /** Put another document in the place of the step, at whatever stage it is. */
    record ReviseStep(Task task) implements StepCommand {}

    /**
     * Give it a time, or another one.
     *
     * @param at when it was asked
     * @param due the time; refused if it is more than {@link StepDecider#MOST_LATE} before {@code at}
     * @param zone where the person will be; null if they did not say: then it stays, and is UTC at first
     */
    record ScheduleStep(Instant at, Instant due, @Nullable ZoneId zone) implements StepCommand {}

    record DoStep(Instant at) implements StepCommand {}

    record SkipStep(Instant at) implements StepCommand {}

    record LetGoOfStep(Instant at) implements StepCommand {}
}
