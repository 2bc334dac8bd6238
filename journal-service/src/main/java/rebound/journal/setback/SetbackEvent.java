package rebound.journal.setback;

import java.time.Instant;
import java.time.LocalDate;
import rebound.eventlog.domain.Private;

/**
 * What has happened to a {@link Setback}. Every event says on which local date of the person the setback lies: a
 * recorded fact, which no later change of the time zone rules can move.
 */
public sealed interface SetbackEvent {

    /** The person's date at {@code happenedAt}, as it was reckoned when that was recorded. */
    LocalDate localDate();

    /**
     * The setback is there, and open.
     *
     * @param zone the time zone's id
     */
    record SetbackRecorded(Instant happenedAt, String zone, LocalDate localDate, Private<Description> description)
            implements SetbackEvent {}

    record SetbackClosed(Instant at, LocalDate localDate) implements SetbackEvent {}

    record SetbackReopened(Instant at, LocalDate localDate) implements SetbackEvent {}
}
