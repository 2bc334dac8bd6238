package rebound.plan.pause;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Private;

/** What has happened to a {@link Pause}. */
public sealed interface PauseEvent {

    /**
     * Nothing presses from now on.
     *
     * @param goalId the goal that rests; null for everything
     * @param until when it ends by itself; null for not at all
     */
    record PauseBegun(
            @Nullable String goalId,
            @Nullable Instant until,
            @Nullable String setbackId,
            Private<String> kind) implements PauseEvent {}

    /** @param until when it now ends by itself; null for not at all */
    record PauseExtended(@Nullable Instant until) implements PauseEvent {}

    record PauseEnded(Instant at) implements PauseEvent {}
}
