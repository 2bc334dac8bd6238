package rebound.reminder.pauses;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What was heard of the pauses; a {@code version} is that of the pause, of which this was one change. */
public sealed interface PausesEvent {

    /**
     * A pause has begun.
     *
     * @param at when that was
     * @param goalId the goal that it is a pause from; null for everything
     * @param until when it will be over; null if it is open
     */
    record PauseNoted(
            String pauseId,
            long version,
            Instant at,
            @Nullable String goalId,
            @Nullable Instant until) implements PausesEvent {}

    /**
     * A pause has been extended.
     *
     * @param until when it will be over; null if it is open
     */
    record PauseExtensionNoted(
            String pauseId, long version, @Nullable Instant until) implements PausesEvent {}

    /**
     * A pause has been ended.
     *
     * @param at when that was
     */
    record PauseEndNoted(String pauseId, long version, Instant at) implements PausesEvent {}
}
