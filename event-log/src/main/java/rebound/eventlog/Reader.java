package rebound.eventlog;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import rebound.eventlog.model.AggregateType;
import rebound.eventlog.model.Answer;
import rebound.eventlog.projection.Projection;

/**
 * Reads documents on any replica, by their id only. Every method throws {@link NotReadable} while the documents of the
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
     * An aggregate as the projection holds it.
     *
     * @param version how many events it has
     * @param recordedAt the time of its first event
     * @param changedAt the time of its last event
     */
    record Stored<S>(S state, long version, Instant recordedAt, Instant changedAt) {}
}
