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
     * @param zone where the person was; null if they did not say: then it is {@code home}
     * @param home the zone of those who do not say; null if that is not known: then it is UTC
     */
    record BeginAttempt(
            Instant at,
            String goalId,
            @Nullable Instant happenedAt,
            @Nullable ZoneId zone,
            @Nullable ZoneId home,
            Private<Note> note)
            implements AttemptCommand {

        /** As the person asks it. */
        public BeginAttempt(
                Instant at, String goalId, @Nullable Instant happenedAt, @Nullable ZoneId zone, Private<Note> note) {
            this(at, goalId, happenedAt, zone, null, note);
        }

        public BeginAttempt livingIn(@Nullable ZoneId newHome) {
            return new BeginAttempt(at, goalId, happenedAt, zone, newHome, note);
        }
    }

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

    /** Note that the setback it offers, or would offer, is there. Changes nothing if it is over and offers none. */
    record NoteSetbackOffer() implements AttemptCommand {}
}
