package rebound.plan.goal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Private;
import rebound.plan.goal.GoalEvent.GoalAchieved;
import rebound.plan.goal.GoalEvent.GoalReleased;
import rebound.plan.goal.GoalEvent.GoalResumed;
import rebound.plan.goal.GoalEvent.Told;

/**
 * What a person wants to reach, at a stage of its life. Immutable. No goal ever fails: it is achieved, or let go of.
 *
 * <pre>
 *           set           achieve
 *   Absent ─────▶ Active ─────────▶ Achieved
 *                  │  ▲ ▲               │
 *          release │  │ └───────────────┘
 *                  ▼  │      resume
 *                Released
 * </pre>
 */
public sealed interface Goal {

    /** What can be asked of a goal that exists. */
    enum Verb {
        REVISE,
        ACHIEVE,
        RELEASE,
        RESUME;

        /** The public name of the verb. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The verbs that are legal now. */
    List<Verb> allowed();

    /** A goal that exists, at whatever stage. */
    sealed interface Kept extends Goal {

        /** The person's own date, which may have passed; null for none. */
        @Nullable
        LocalDate due();

        Private<Aim> aim();

        /** These verbs, and those of every stage: what is erased can no longer be revised. */
        private static List<Verb> revisable(Kept goal, Verb... verbs) {
            var revise = goal.aim().isErased() ? Stream.<Verb>of() : Stream.of(Verb.REVISE);
            return Stream.concat(revise, Stream.of(verbs)).toList();
        }
    }

    /** Nothing has been set under this id. */
    record Absent() implements Goal {

        @Override
        public List<Verb> allowed() {
            return List.of();
        }
    }

    /** The person is on their way. */
    record Active(@Nullable LocalDate due, Private<Aim> aim) implements Kept {

        @Override
        public List<Verb> allowed() {
            return Kept.revisable(this, Verb.ACHIEVE, Verb.RELEASE);
        }
    }

    /** The person says that they got there. */
    record Achieved(@Nullable LocalDate due, Private<Aim> aim, Instant achievedAt) implements Kept {

        @Override
        public List<Verb> allowed() {
            return Kept.revisable(this, Verb.RESUME);
        }
    }

    /** The person has let go of it. */
    record Released(@Nullable LocalDate due, Private<Aim> aim, Instant releasedAt) implements Kept {

        @Override
        public List<Verb> allowed() {
            return Kept.revisable(this, Verb.RESUME);
        }
    }

    /** The goal after a fact. */
    default Goal evolve(GoalEvent event) {
        return switch (this) {
            case Absent absent -> event instanceof Told told ? new Active(told.due(), told.aim()) : this;
            case Kept kept -> evolve(kept, event);
        };
    }

    private static Goal evolve(Kept kept, GoalEvent event) {
        return switch (event) {
            case Told told -> retold(kept, told);
            case GoalAchieved achieved -> new Achieved(kept.due(), kept.aim(), achieved.at());
            case GoalReleased released -> new Released(kept.due(), kept.aim(), released.at());
            case GoalResumed resumed -> new Active(kept.due(), kept.aim());
        };
    }

    private static Goal retold(Kept kept, Told told) {
        return switch (kept) {
            case Active active -> new Active(told.due(), told.aim());
            case Achieved achieved -> new Achieved(told.due(), told.aim(), achieved.achievedAt());
            case Released released -> new Released(told.due(), told.aim(), released.releasedAt());
        };
    }
}
