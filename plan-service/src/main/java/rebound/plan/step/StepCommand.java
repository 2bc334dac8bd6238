package rebound.plan.step;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What can be asked of a {@link Step}. Times are the request's own; years 1 to 9999 only. */
public sealed interface StepCommand {

    record PlanStep(Task task) implements StepCommand {}

    /**
     * Put another document in the place of the step, at whatever stage it is.
     *
     * @param at when it was asked
     */
    record ReviseStep(Instant at, Task task) implements StepCommand {}

    /**
     * Give it a time, or another one.
     *
     * @param at when it was asked
     * @param due the time; refused if it is more than {@link StepDecider#MOST_LATE} before {@code at}
     * @param zone where the person will be; null if they did not say: then it stays, and is {@code home} at first
     * @param home the zone of those who do not say; null if that is not known: then it is UTC
     */
    record ScheduleStep(
            Instant at,
            Instant due,
            @Nullable ZoneId zone,
            @Nullable ZoneId home) implements StepCommand {

        /** As the person asks it. */
        public ScheduleStep(Instant at, Instant due, @Nullable ZoneId zone) {
            this(at, due, zone, null);
        }

        public ScheduleStep livingIn(@Nullable ZoneId newHome) {
            return new ScheduleStep(at, due, zone, newHome);
        }
    }

    record DoStep(Instant at) implements StepCommand {}

    record SkipStep(Instant at) implements StepCommand {}

    record LetGoOfStep(Instant at) implements StepCommand {}
}
