package rebound.plan.step;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Private;

/** What has happened to a {@link Step}. */
public sealed interface StepEvent {

    /** An event after which the step says exactly this, whatever it said before. */
    sealed interface Told extends StepEvent {

        @Nullable
        String planId();

        @Nullable
        String goalId();

        Private<Text> text();

        default Task task() {
            return new Task(planId(), goalId(), text());
        }
    }

    record StepPlanned(@Nullable String planId, @Nullable String goalId, Private<Text> text) implements Told {}

    record StepRevised(@Nullable String planId, @Nullable String goalId, Private<Text> text) implements Told {}

    /**
     * The step has this time and this goal from now on, whatever it had before.
     *
     * @param at the time itself
     * @param zone the time zone's id
     * @param goalId the goal that the step belongs to, whose pauses concern it too; null for none
     */
    record StepScheduled(Instant at, String zone, @Nullable String goalId) implements StepEvent {}

    /** @param planId the plan that the step belonged to when it was done; null for none */
    record StepDone(Instant at, @Nullable String planId) implements StepEvent {}

    record StepSkipped(Instant at) implements StepEvent {}

    record StepLetGo(Instant at) implements StepEvent {}
}
