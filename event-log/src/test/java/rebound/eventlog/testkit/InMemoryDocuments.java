package rebound.eventlog.testkit;

import java.io.Serial;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.projection.Checkpoint;
import rebound.eventlog.projection.Checkpoint.Writer;
import rebound.eventlog.projection.Document;
import rebound.eventlog.projection.DocumentStore;
import rebound.eventlog.testkit.Moments.Moment;

/**
 * A database that does what the real one does: every document is replaced only by a newer one, a checkpoint moves only
 * forward and only within its generation, and several documents are not written at once. It can be dropped or be away at
 * any moment.
 *
 * <p>Safe for any thread, as far as no moment is awaited.
 */
public final class InMemoryDocuments implements DocumentStore {

    private static final Comparator<Document> BY_DUE =
            Comparator.comparing(Document::due).thenComparing(Document::id);

    /** The database does not answer. */
    public static final class AwayException extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1;

        private AwayException() {
            super("the database is away");
        }
    }

    private record Stored(int partition, Document document) {}

    private static final class Documents {
        private final ConcurrentMap<String, Stored> byId = new ConcurrentHashMap<>();
        private final ConcurrentMap<Integer, Checkpoint> checkpoints = new ConcurrentHashMap<>();
    }

    private final Moments moments;
    private final ConcurrentMap<String, Documents> collections = new ConcurrentHashMap<>();
    private volatile boolean away;

    public InMemoryDocuments() {
        this(new Moments());
    }

    public InMemoryDocuments(Moments moments) {
        this.moments = moments;
    }

    /** Everything is gone. */
    public void drop() {
        collections.clear();
    }

    /** From now on nothing answers. */
    public void goAway() {
        away = true;
    }

    public void comeBack() {
        away = false;
    }

    /** Deletes the documents that have expired by then, as the real database does every now and then. */
    public void sweep(Instant now) {
        for (var documents : collections.values()) {
            documents.byId.values().removeIf(stored -> {
                var expires = stored.document().expires();
                return expires != null && !expires.isAfter(now);
            });
        }
    }

    /** Every document by its collection and id. */
    public Map<String, Document> all() {
        var all = new TreeMap<String, Document>();
        collections.forEach((name, documents) ->
                documents.byId.forEach((id, stored) -> all.put(name + "/" + id, stored.document())));
        return all;
    }

    public @Nullable Document find(String collection, String id) {
        var stored = documents(collection).byId.get(id);
        return stored == null ? null : stored.document();
    }

    public @Nullable Checkpoint checkpoint(String collection, int partition) {
        return documents(collection).checkpoints.get(partition);
    }

    @Override
    public Loaded load(String collection, int partition, Collection<String> ids) {
        reach(Moment.BEFORE_LOAD, collection);
        var documents = documents(collection);
        var found = new HashMap<String, Document>();
        for (var id : ids) {
            var stored = documents.byId.get(id);
            if (stored != null) {
                found.put(id, stored.document());
            }
        }
        return new Loaded(documents.checkpoints.get(partition), found);
    }

    @Override
    public boolean write(String collection, int partition, List<Document> written, Checkpoint next) {
        reach(Moment.BEFORE_WRITE, collection);
        for (var i = 0; i < written.size(); i++) {
            if (i > 0) {
                reach(Moment.MID_WRITE, collection);
            }
            put(collection, partition, written.get(i));
        }
        reach(Moment.BEFORE_CHECKPOINT, collection);
        var moved = documents(collection)
                .checkpoints
                .computeIfPresent(
                        partition,
                        (number, there) -> there.generation().equals(next.generation())
                                ? new Checkpoint(
                                        there.topicId(),
                                        there.generation(),
                                        Math.max(there.offset(), next.offset()),
                                        there.complete() || next.complete(),
                                        Math.max(there.mark(), next.mark()))
                                : there);
        reach(Moment.AFTER_WRITE, collection);
        return moved != null && moved.generation().equals(next.generation());
    }

    @Override
    public Checkpoint begin(String collection, int partition, String topicId) {
        return begin(collection, partition, topicId, Writer.OWNER);
    }

    @Override
    public @Nullable Checkpoint rebuild(String collection, int partition, String topicId) {
        var begun = begin(collection, partition, topicId, Writer.REBUILDER);
        return begun.isOf(Writer.REBUILDER) ? begun : null;
    }

    private Checkpoint begin(String collection, int partition, String topicId, Writer writer) {
        reach(Moment.BEFORE_BEGIN, collection);
        var documents = documents(collection);
        return Objects.requireNonNull(documents.checkpoints.compute(partition, (number, there) -> {
            if (there != null && there.isOf(Writer.OWNER) && writer == Writer.REBUILDER) {
                return there;
            }
            if (there != null && there.topicId().equals(topicId)) {
                return there.isOf(Writer.OWNER) ? there : there.handedOver(writer);
            }
            if (there != null) {
                documents.byId.values().removeIf(stored -> stored.partition() == partition);
            }
            return Checkpoint.beginning(topicId, writer);
        }));
    }

    @Override
    public List<Document> due(String collection, int partition, @Nullable Document after, Instant until, int limit) {
        reach(Moment.BEFORE_LOOK_UP, collection);
        return documents(collection).byId.values().stream()
                .filter(stored -> stored.partition() == partition)
                .map(Stored::document)
                .filter(document -> document.due() != null && !document.due().isAfter(until))
                .filter(document -> after == null || BY_DUE.compare(document, after) > 0)
                .sorted(BY_DUE)
                .limit(limit)
                .toList();
    }

    @Override
    public List<Document> changed(String collection, int partition, String userId, long after, long before, int limit) {
        reach(Moment.BEFORE_LOOK_UP, collection);
        return documents(collection).byId.values().stream()
                .filter(stored -> stored.partition() == partition)
                .map(Stored::document)
                .filter(document -> document.userId().equals(userId))
                .filter(document -> document.version() > after && document.version() < before)
                .sorted(Comparator.comparing(Document::version))
                .limit(limit)
                .toList();
    }

    private void put(String collection, int partition, Document document) {
        var stored = new Stored(partition, asStored(document));
        documents(collection)
                .byId
                .merge(
                        document.id(),
                        stored,
                        (there, newer) -> there.document().version() < document.version() ? newer : there);
    }

    /** The real database's instants have milliseconds. */
    private static Document asStored(Document document) {
        return new Document(
                document.id(),
                document.version(),
                document.userId(),
                document.json(),
                truncated(document.due()),
                truncated(document.expires()));
    }

    private static @Nullable Instant truncated(@Nullable Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MILLIS);
    }

    private Documents documents(String collection) {
        return collections.computeIfAbsent(collection, name -> new Documents());
    }

    private void reach(Moment moment, String collection) {
        moments.reach(moment, collection);
        if (away) {
            throw new AwayException();
        }
    }
}
