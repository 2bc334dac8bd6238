package rebound.eventlog.model;

import java.time.Instant;

/**
 * A fact, as it is in the log.
 *
 * @param id {@code <command id>/<n>}, fixed before encryption
 * @param version the aggregate's version after this event; its first event has 1
 * @param at the time of the command that caused it
 * @param commandId the command it was decided from
 */
public record Event<E>(
        String id, AggregateId aggregate, long version, Instant at, String commandId, Cause cause, E body) {

    /** The same fact with its place in the events log. */
    public record Recorded(long offset, Event<?> event) {}
}
