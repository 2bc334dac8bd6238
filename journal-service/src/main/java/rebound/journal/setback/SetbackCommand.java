package rebound.journal.setback;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Private;

/** What can be asked of a {@link Setback}. Times are the request's own; years 1 to 9999 only. */
public sealed interface SetbackCommand {

    /**
     * Record a new setback.
     *
     * @param at when it was asked
     * @param happenedAt null if the person did not say: then it is {@code at}
     * @param zone where the person was; null if they did not say: then it is UTC
     */
    record RecordSetback(
            Instant at,
            @Nullable Instant happenedAt,
            @Nullable ZoneId zone,
            Private<Description> description) implements SetbackCommand {}

    /** Be done with it. */
    record CloseSetback(Instant at) implements SetbackCommand {}

    /** Take it up again. */
    record ReopenSetback(Instant at) implements SetbackCommand {}
}
