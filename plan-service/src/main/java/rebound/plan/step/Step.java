package rebound.plan.step;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rebound.plan.step.StepEvent.StepDone;
import rebound.plan.step.StepEvent.StepLetGo;
import rebound.plan.step.StepEvent.StepScheduled;
import rebound.plan.step.StepEvent.StepSkipped;
import rebound.plan.step.StepEvent.Told;

/**
 * Something small to do, at a stage of its life. Immutable. No step ever fails, and a time that has passed changes nothing.
 *
 * <pre>
 *           plan            schedule               skip
 *   Absent ──────▶ Planned ──────────▶ Scheduled ───────▶ Skipped
 *                   │   │               │  │ ▲ │
 *            let go │   │ done     done │  │ └─┘ schedule
 *                   │   └────▶ Done ◀───┘  │
 *                   └────────▶ LetGo ◀─────┘ let go
 * </pre>
 */
public sealed interface Step {

    /** What can be asked of a step that exists. */
    enum Verb {
        REVISE,
        SCHEDULE,
        DONE,
        SKIP,
        LET_GO;

        /** The public name of the verb. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The verbs that are legal now. */
    List<Verb> allowed();

    /** A step that exists, at whatever stage. */
    sealed interface Kept extends Step {

        Task task();

        /** What is erased can no longer be revised. */
        private static List<Verb> revisable(Kept step, Verb... verbs) {
            var revise = step.task().text().isErased() ? Stream.<Verb>of() : Stream.of(Verb.REVISE);
            return Stream.concat(revise, Stream.of(verbs)).toList();
        }
    }

    /** A step that is over. */
    sealed interface Over extends Kept {

        @Override
        default List<Verb> allowed() {
            return Kept.revisable(this);
        }
    }

    /** Nothing has been planned under this id. */
    record Absent() implements Step {

        @Override
        public List<Verb> allowed() {
            return List.of();
        }
    }

    /** It is to be done, at no particular time. */
    record Planned(Task task) implements Kept {

        @Override
        public List<Verb> allowed() {
            return Kept.revisable(this, Verb.SCHEDULE, Verb.DONE, Verb.LET_GO);
        }
    }

    /**
     * It has a time.
     *
     * @param zone the time zone's id
     * @param goalId the goal with which it got its time, as others know it; null for none
     */
    record Scheduled(
            Task task, Instant at, String zone, @Nullable String goalId) implements Kept {

        @Override
        public List<Verb> allowed() {
            return Kept.revisable(this, Verb.SCHEDULE, Verb.DONE, Verb.SKIP, Verb.LET_GO);
        }
    }

    record Done(Task task, Instant doneAt) implements Over {}

    /** Not this time. */
    record Skipped(Task task, Instant skippedAt) implements Over {}

    /** Not at all any more. */
    record LetGo(Task task, Instant letGoAt) implements Over {}

    /** The step after a fact. */
    default Step evolve(StepEvent event) {
        return switch (this) {
            case Absent absent -> event instanceof Told told ? new Planned(told.task()) : this;
            case Kept kept -> evolve(kept, event);
        };
    }

    private static Step evolve(Kept kept, StepEvent event) {
        return switch (event) {
            case Told told -> retold(kept, told.task());
            case StepScheduled scheduled ->
                new Scheduled(kept.task(), scheduled.at(), scheduled.zone(), scheduled.goalId());
            case StepDone done -> new Done(kept.task(), done.at());
            case StepSkipped skipped -> new Skipped(kept.task(), skipped.at());
            case StepLetGo letGo -> new LetGo(kept.task(), letGo.at());
        };
    }

    private static Step retold(Kept kept, Task task) {
        return switch (kept) {
            case Planned planned -> new Planned(task);
            case Scheduled scheduled -> new Scheduled(task, scheduled.at(), scheduled.zone(), scheduled.goalId());
            case Done done -> new Done(task, done.doneAt());
            case Skipped skipped -> new Skipped(task, skipped.skippedAt());
            case LetGo letGo -> new LetGo(task, letGo.letGoAt());
        };
    }
}
