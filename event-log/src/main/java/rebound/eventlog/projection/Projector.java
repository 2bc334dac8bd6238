package rebound.eventlog.projection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Applies the records of one partition of a log to the documents of one collection; live and in a replay by the same
 * code. Belongs to the owner of the partition, or to who rebuilds beside it, is used by one thread at a time, and dies with its
 * incarnation: what it holds in memory is true only as long as nobody else writes, which the checkpoint's generation and
 * offset tell with every load.
 */
public final class Projector<I, V> {

    /**
     * Documents held in memory, in count and in characters of JSON. More spares queries for people who come back soon
     * and costs memory for every partition owned; measured with the rebuild and the command benchmarks.
     */
    private static final int MOST_HELD = 2_000;

    private static final int MOST_HELD_CHARACTERS = 8 << 20;

    /** A document, or the knowledge that there is none. */
    private record Held<V>(@Nullable V content, long version, int size) {}

    private final Shape<I, V> shape;
    private final DocumentStore store;
    private final int partition;
    private final Map<String, Held<V>> held = new LinkedHashMap<>(256, 0.75f, true);
    private final Held<V> nothing = new Held<>(null, -1, 0);
    private long heldCharacters;
    private Checkpoint checkpoint;

    /** For an owner: takes the partition's documents over as they are, or begins them. */
    public Projector(Shape<I, V> shape, DocumentStore store, int partition, String topicId) {
        this(shape, store, partition, asOwner(shape.collection(), store, partition, topicId));
    }

    private Projector(Shape<I, V> shape, DocumentStore store, int partition, Checkpoint checkpoint) {
        this.shape = shape;
        this.store = store;
        this.partition = partition;
        this.checkpoint = checkpoint;
    }

    private static Checkpoint asOwner(String collection, DocumentStore store, int partition, String topicId) {
        var found = store.load(collection, partition, List.of()).checkpoint();
        return found != null && found.topicId().equals(topicId) && found.isOf(Checkpoint.Writer.OWNER)
                ? found
                : store.begin(collection, partition, topicId);
    }

    /** For a rebuilder: takes over what no owner has ever begun, or begins it; empty if an owner has. */
    public static <I, V> Optional<Projector<I, V>> rebuilding(
            Shape<I, V> shape, DocumentStore store, int partition, String topicId) {
        return Optional.ofNullable(store.rebuild(shape.collection(), partition, topicId))
                .map(begun -> new Projector<>(shape, store, partition, begun));
    }

    public String collection() {
        return shape.collection();
    }

    public Checkpoint checkpoint() {
        return checkpoint;
    }

    /**
     * Has the documents at hand, and makes sure that they still are this owner's.
     *
     * @throws LostDocuments if the checkpoint is not as this owner left it
     */
    public void load(Collection<String> ids) {
        trim();
        fetch(ids);
    }

    private void fetch(Collection<String> ids) {
        var missing =
                ids.stream().filter(id -> !held.containsKey(id)).distinct().toList();
        var loaded = store.load(shape.collection(), partition, missing);
        var found = loaded.checkpoint();
        if (found == null
                || !found.generation().equals(checkpoint.generation())
                || found.offset() != checkpoint.offset()) {
            throw new LostDocuments(shape.collection(), partition);
        }
        for (var id : missing) {
            var document = loaded.documents().get(id);
            hold(id, document == null ? nothing : read(document));
        }
    }

    /** What is in a document that {@link #load} was asked for; null if it does not exist. */
    public @Nullable V get(String id) {
        return Objects.requireNonNull(held.get(id), "not loaded").content();
    }

    /**
     * Writes what follows from the records, which are in the log's order, and moves the checkpoint.
     *
     * @param next the first offset of the log that is not among the records or before them
     * @param complete whether this is the end of the log, so that the documents may be read from now on
     * @return how many documents were written
     * @throws LostDocuments if the checkpoint is not as this owner left it
     */
    public int apply(List<I> records, long next, boolean complete) {
        var fresh = records.stream()
                .filter(record -> shape.offset(record) >= checkpoint.offset())
                .toList();
        loadFor(fresh);
        Map<String, Document> changed = new LinkedHashMap<>();
        Set<String> touched = new LinkedHashSet<>();
        var users = new LinkedHashMap<String, String>();
        var mark = checkpoint.mark();
        for (var record : fresh) {
            mark = Math.max(mark, shape.mark(record));
            for (var id : shape.documents(record)) {
                var before = held.getOrDefault(id, nothing);
                // A document that was written before a crash already holds this record.
                if (before.version() < shape.offset(record)) {
                    var after = shape.evolve(before.content(), id, record);
                    held.put(id, new Held<>(after, shape.offset(record), before.size()));
                    touched.add(id);
                    users.put(id, shape.userId(record));
                }
            }
        }
        for (var id : touched) {
            var now = Objects.requireNonNull(held.get(id));
            var content = Objects.requireNonNull(now.content());
            var json = shape.toJson(content);
            hold(id, new Held<>(content, now.version(), json.length()));
            var userId = Objects.requireNonNull(users.get(id));
            changed.put(id, new Document(id, now.version(), userId, json, shape.due(content), shape.expires(content)));
        }
        var moved = checkpoint.at(Math.max(next, checkpoint.offset()), mark, complete);
        if (!changed.isEmpty() || !moved.equals(checkpoint)) {
            if (!store.write(shape.collection(), partition, new ArrayList<>(changed.values()), moved)) {
                throw new LostDocuments(shape.collection(), partition);
            }
            checkpoint = moved;
        }
        trim();
        return changed.size();
    }

    private void loadFor(List<I> records) {
        if (shape.replaces()) {
            return;
        }
        var ids = new LinkedHashSet<String>();
        for (var record : records) {
            for (var id : shape.documents(record)) {
                if (!held.containsKey(id)) {
                    ids.add(id);
                }
            }
        }
        if (!ids.isEmpty()) {
            fetch(ids);
        }
    }

    private Held<V> read(Document document) {
        return new Held<>(
                shape.fromJson(document.json()),
                document.version(),
                document.json().length());
    }

    private void hold(String id, Held<V> now) {
        var before = held.put(id, now);
        heldCharacters += now.size() - (before == null ? 0 : before.size());
    }

    /** Only between batches: within one, what was loaded stays. */
    private void trim() {
        var eldest = held.entrySet().iterator();
        while (eldest.hasNext() && (held.size() > MOST_HELD || heldCharacters > MOST_HELD_CHARACTERS)) {
            heldCharacters -= eldest.next().getValue().size();
            eldest.remove();
        }
    }
}
