package rebound.eventlog;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import rebound.eventlog.codec.Json;
import rebound.eventlog.codec.StateCodec;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.AggregateType;
import rebound.eventlog.model.Answer;
import rebound.eventlog.model.Model;
import rebound.eventlog.owner.Shapes;
import rebound.eventlog.projection.Checkpoint;
import rebound.eventlog.projection.Document;
import rebound.eventlog.projection.DocumentStore;
import rebound.eventlog.projection.Projection;

/** Reads documents on any replica and any thread. */
final class DocumentReader implements Reader {

    private final Model model;
    private final DocumentStore store;
    private final StateCodec states;
    private final ToIntFunction<String> partitionOf;

    DocumentReader(Model model, DocumentStore store, ToIntFunction<String> partitionOf) {
        this.model = model;
        this.store = store;
        this.states = new StateCodec(model);
        this.partitionOf = partitionOf;
    }

    @Override
    public <S> Optional<Stored<S>> state(AggregateType<?, S, ?> type, String userId, String id) {
        return Optional.ofNullable(states(type, userId, List.of(id)).get(id));
    }

    @Override
    public <S> Map<String, Stored<S>> states(AggregateType<?, S, ?> type, String userId, Collection<String> ids) {
        Map<String, String> byDocument = new LinkedHashMap<>();
        ids.forEach(id -> byDocument.put(new AggregateId(userId, type.name(), id).global(), id));
        Map<String, Stored<S>> found = new HashMap<>();
        load(Shapes.statesCollection(model), userId, byDocument.keySet())
                .forEach((document, content) -> found.put(
                        byDocument.get(document),
                        Stored.of(states.read(content.json())).as(type)));
        return found;
    }

    @Override
    public <V> Optional<V> view(Projection<V> projection, String userId, String document) {
        return Optional.ofNullable(views(projection, userId, List.of(document)).get(document));
    }

    @Override
    public <V> Map<String, V> views(Projection<V> projection, String userId, Collection<String> documents) {
        Map<String, String> byId = new LinkedHashMap<>();
        documents.forEach(document -> byId.put(userId + "/" + document, document));
        Map<String, V> found = new HashMap<>();
        load(projection.collection(), userId, byId.keySet())
                .forEach((id, content) -> found.put(byId.get(id), Json.read(content.json(), projection.viewType())));
        return found;
    }

    @Override
    public Optional<Answer> receipt(String userId, String commandId) {
        var id = Shapes.receiptId(userId, commandId);
        return Optional.ofNullable(load(Shapes.RECEIPTS, userId, Set.of(id)).get(id))
                .map(document -> Json.read(document.json(), Answer.class));
    }

    /**
     * The checkpoint is written last in a batch, so above it a document may be there before a lower one is: what it does not
     * cover yet is left for later. A document that is changed again meanwhile comes again later, too. The second look makes
     * sure that nothing was dropped between the first one and the query.
     */
    @Override
    public Changes changes(String userId, long after, int limit) {
        var collection = Shapes.statesCollection(model);
        var partition = partition(userId);
        var before = complete(collection, partition, loaded(collection, userId, Set.of()));
        var documents = changed(collection, userId, after, before.offset(), limit);
        var still = complete(collection, partition, loaded(collection, userId, Set.of()));
        requireSame(collection, partition, before, still);
        var items = documents.stream().map(this::changed).toList();
        var next = documents.size() < limit
                ? Math.max(after, before.offset() - 1)
                : documents.getLast().version();
        return new Changes(before.topicId(), items, next);
    }

    private List<Document> changed(String collection, String userId, long after, long before, int limit) {
        try {
            return store.changed(collection, partition(userId), userId, after, before, limit);
        } catch (RuntimeException e) {
            throw new NotReadable("The documents of " + collection + " cannot be read now", e);
        }
    }

    private Changed changed(Document document) {
        var aggregate = states.read(document.json());
        var type = aggregate.type().name();
        var prefix = new AggregateId(document.userId(), type, "").global();
        return new Changed(
                new AggregateId(document.userId(), type, document.id().substring(prefix.length())),
                document.version(),
                Stored.of(aggregate));
    }

    /** The highest offset of the user's commands log that is known to be decided; -1 for none. */
    long decided(String userId) {
        return complete(Shapes.RECEIPTS, partition(userId), loaded(Shapes.RECEIPTS, userId, Set.of()))
                .mark();
    }

    /**
     * The documents that exist. One that is missing is looked for twice, between two sights of the same complete
     * checkpoint: only then was it missing at a moment when the documents were complete, and not because the database
     * was dropped or is being rebuilt.
     */
    private Map<String, Document> load(String collection, String userId, Set<String> ids) {
        var partition = partition(userId);
        var first = loaded(collection, userId, ids);
        var before = complete(collection, partition, first);
        if (first.documents().size() == ids.size()) {
            return first.documents();
        }
        var second = loaded(collection, userId, ids);
        var after = complete(collection, partition, second);
        requireSame(collection, partition, before, after);
        // What was there at one of them was not missing at both.
        Map<String, Document> seen = new HashMap<>(first.documents());
        seen.putAll(second.documents());
        return seen;
    }

    private DocumentStore.Loaded loaded(String collection, String userId, Set<String> ids) {
        try {
            return store.load(collection, partition(userId), ids);
        } catch (RuntimeException e) {
            throw new NotReadable("The documents of " + collection + " cannot be read now", e);
        }
    }

    private static void requireSame(String collection, int partition, Checkpoint before, Checkpoint after) {
        if (!after.generation().equals(before.generation())) {
            throw new NotReadable("Partition " + partition + " of " + collection + " was rebuilt meanwhile");
        }
    }

    private static Checkpoint complete(String collection, int partition, DocumentStore.Loaded loaded) {
        var checkpoint = loaded.checkpoint();
        if (checkpoint == null || !checkpoint.complete()) {
            throw new NotReadable("Partition " + partition + " of " + collection + " is being rebuilt");
        }
        return checkpoint;
    }

    private int partition(String userId) {
        return partitionOf.applyAsInt(userId);
    }
}
