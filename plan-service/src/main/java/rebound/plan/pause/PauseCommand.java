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
     * @param until must lie after {@code at}; null for as long as the person wants
     * @param setbackId null for none
     */
    record BeginPause(
            Instant at,
            @Nullable String goalId,
            @Nullable Instant until,
            @Nullable String setbackId,
            Private<String> kind)
            implements PauseCommand {}

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
