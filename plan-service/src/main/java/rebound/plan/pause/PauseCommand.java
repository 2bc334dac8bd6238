package rebound.plan.pause;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Private;

/** What can be asked of a {@link Pause}. Times are the request's own; years 1 to 9999 only. */
public sealed interface PauseCommand {

    /**
     * Begin a pause.
     *
     * @param at when it was asked
     * @param goalId null for everything
     * @param until must lie after {@code at}; null if the person did not say: then a rest lasts until {@code endOfDay}, and
     *     every other kind as long as they want
     * @param setbackId null for none
     * @param endOfDay when the person's day ends in which it was asked; null if that is not known: then a rest, too, lasts
     *     as long as they want
     */
    record BeginPause(
            Instant at,
            @Nullable String goalId,
            @Nullable Instant until,
            @Nullable String setbackId,
            Private<String> kind,
            @Nullable Instant endOfDay)
            implements PauseCommand {

        /** As the person asks it. */
        public BeginPause(
                Instant at,
                @Nullable String goalId,
                @Nullable Instant until,
                @Nullable String setbackId,
                Private<String> kind) {
            this(at, goalId, until, setbackId, kind, null);
        }

        public BeginPause onDayThatEnds(@Nullable Instant newEndOfDay) {
            return new BeginPause(at, goalId, until, setbackId, kind, newEndOfDay);
        }
    }

    /**
     * Give it another end.
     *
     * @param at when it was asked
     * @param until must lie after {@code at}; null for as long as the person wants
     */
    record ExtendPause(Instant at, @Nullable Instant until) implements PauseCommand {}

    record EndPause(Instant at) implements PauseCommand {}

    /**
     * Its time has come.
     *
     * @param due the {@code until} that was meant; means nothing if it has another by now
     */
    record LapsePause(Instant due) implements PauseCommand {}
}
