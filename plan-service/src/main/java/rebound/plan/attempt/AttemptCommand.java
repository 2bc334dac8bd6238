package rebound.plan.attempt;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Private;

/** What can be asked of an {@link Attempt}. Times are the request's own; years 1 to 9999 only. */
public sealed interface AttemptCommand {

    /**
     * Begin a try.
     *
     * @param at when it was asked
     * @param goalId a goal that exists
     * @param happenedAt null if the person did not say: then it is {@code at}
     * @param zone where the person was; null if they did not say: then it is UTC
     */
    record BeginAttempt(
            Instant at,
            String goalId,
            @Nullable Instant happenedAt,
            @Nullable ZoneId zone,
            Private<Note> note) implements AttemptCommand {}

    /**
     * Say how it went.
     *
     * @param at when it was asked
     * @param goalId the goal that it is thought to be at
     * @param happenedAt null if the person did not say: then it is {@code at}
     */
    record FinishAttempt(
            Instant at,
            String goalId,
            Outcome outcome,
            @Nullable Instant happenedAt,
            Private<Note> note) implements AttemptCommand {}

    /** Note that the setback it offers is there. */
    record NoteSetbackOffer() implements AttemptCommand {}
}
