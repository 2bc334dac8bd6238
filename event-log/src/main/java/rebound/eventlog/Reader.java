package rebound.eventlog;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rebound.eventlog.model.Aggregate;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.AggregateType;
import rebound.eventlog.model.Answer;
import rebound.eventlog.projection.Projection;

/**
 * Reads documents on any replica: by their id, or what has changed of one user's. Every method throws {@link NotReadable} while the documents of the
 * user's partition are not complete, so that what is being rebuilt never looks absent. Safe for any thread.
 */
public interface Reader {

    <S> Optional<Stored<S>> state(AggregateType<?, S, ?> type, String userId, String id);

    /** The states that exist, by id. */
    <S> Map<String, Stored<S>> states(AggregateType<?, S, ?> type, String userId, Collection<String> ids);

    <V> Optional<V> view(Projection<V> projection, String userId, String document);

    /** The documents that exist, by their id below the user's own prefix. */
    <V> Map<String, V> views(Projection<V> projection, String userId, Collection<String> documents);

    Optional<Answer> receipt(String userId, String commandId);

    /**
     * The aggregates of the user that have changed since, each once and as it is now, in the order of their last changes.
     * Whoever goes on from {@link Changes#next} again and again misses nothing.
     *
     * @param after an offset of the events log, such as {@link Changes#next}; -1 for the beginning
     * @param limit how many at most; at least 1
     */
    Changes changes(String userId, long after, int limit);

    /**
     * What has changed.
     *
     * @param topicId the incarnation of the events log that the offsets are of
     * @param next where to go on: everything up to this offset has been told, here or before
     */
    record Changes(String topicId, List<Changed> items, long next) {}

    /**
     * One aggregate that has changed.
     *
     * @param offset where its last event is in the events log
     */
    record Changed(AggregateId id, long offset, Stored<?> stored) {}

    /**
     * An aggregate as the projection holds it.
     *
     * @param version how many events it has
     * @param recordedAt the time of its first event
     * @param changedAt the time of its last event
     */
    record Stored<S>(S state, long version, Instant recordedAt, Instant changedAt) {

        public static <S> Stored<S> of(Aggregate<?, S, ?> aggregate) {
            return new Stored<>(aggregate.state(), aggregate.version(), aggregate.recordedAt(), aggregate.changedAt());
        }

        /**
         * The same, known to be of that type.
         *
         * @throws ClassCastException if it is of another
         */
        public <T> Stored<T> as(AggregateType<?, T, ?> type) {
            return new Stored<>(type.stateType().cast(state), version, recordedAt, changedAt);
        }
    }
}
