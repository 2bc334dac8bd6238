package rebound.plan.attempt;

import java.time.Instant;
import rebound.eventlog.domain.Private;

/** What has happened to an {@link Attempt}. */
public sealed interface AttemptEvent {

    /**
     * The person is at it.
     *
     * @param zone the time zone's id
     */
    record AttemptBegun(String goalId, Instant happenedAt, String zone, Private<Note> note) implements AttemptEvent {}

    /**
     * The try is over.
     *
     * @param outcome the public name of an {@link Outcome}; journal reacts to {@code fell-short}
     */
    record AttemptFinished(String goalId, String outcome, Instant happenedAt, Private<Note> note)
            implements AttemptEvent {}

    /** The setback of the same id, which the attempt offers if it falls short, is there. */
    record SetbackOfferNoted() implements AttemptEvent {}
}
