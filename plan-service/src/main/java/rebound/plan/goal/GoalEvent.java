package rebound.plan.goal;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Private;

/** What has happened to a {@link Goal}. */
public sealed interface GoalEvent {

    /** An event after which the goal says exactly this, whatever it said before. */
    sealed interface Told extends GoalEvent {

        @Nullable
        LocalDate due();

        Private<Aim> aim();
    }

    record GoalSet(@Nullable LocalDate due, Private<Aim> aim) implements Told {}

    record GoalRevised(@Nullable LocalDate due, Private<Aim> aim) implements Told {}

    record GoalAchieved(Instant at) implements GoalEvent {}

    record GoalReleased(Instant at) implements GoalEvent {}

    record GoalResumed(Instant at) implements GoalEvent {}
}
