package rebound.reminder.pauses;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is told to {@link Pauses}; a {@code version} is that of the pause, of which this was one change. */
public sealed interface PausesCommand {

    String pauseId();

    long version();

    /**
     * A pause has begun.
     *
     * @param at when that was
     * @param goalId the goal that it is a pause from; null for everything
     * @param until when it will be over; null if it is open
     */
    record NotePause(
            String pauseId,
            long version,
            Instant at,
            @Nullable String goalId,
            @Nullable Instant until) implements PausesCommand {}

    /**
     * A pause has been extended.
     *
     * @param until when it will be over; null if it is open
     */
    record NoteExtension(
            String pauseId, long version, @Nullable Instant until) implements PausesCommand {}

    /**
     * A pause has been ended.
     *
     * @param at when that was
     */
    record NoteEnd(String pauseId, long version, Instant at) implements PausesCommand {}
}
