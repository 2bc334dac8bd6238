package rebound.eventlog.model;

import java.time.Instant;
import rebound.eventlog.domain.Decision;

/**
 * An aggregate in the memory of its partition's owner.
 *
 * @param version how many events it has; 0 as long as nothing was recorded
 * @param recordedAt the time of its first event, or of the command that looks at it while there is none
 * @param changedAt the time of its last event
 */
public record Aggregate<C, S, E>(
        AggregateType<C, S, E> type, S state, long version, Instant recordedAt, Instant changedAt) {

    public static <C, S, E> Aggregate<C, S, E> absent(AggregateType<C, S, E> type) {
        return new Aggregate<>(type, type.decider().initial(), 0, Instant.EPOCH, Instant.EPOCH);
    }

    /** Lets the decider decide; the command must be one of the type's own, and the neighbours those it asks for. */
    public Decision<E> decide(Object command, Instant at, Neighbours neighbours) {
        return type.decider().decide(type.informed(type.commandType().cast(command), at, neighbours), state);
    }

    /** The aggregate after one more event, which must be one of the type's own. */
    public Aggregate<C, S, E> after(Object event, Instant at) {
        var next = type.decider().evolve(state, type.eventType().cast(event));
        return new Aggregate<>(type, next, version + 1, version == 0 ? at : recordedAt, at);
    }
}
