package rebound.eventlog.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import com.mongodb.event.CommandListener;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.projection.Checkpoint;
import rebound.eventlog.projection.Checkpoint.Writer;
import rebound.eventlog.projection.Document;
import rebound.eventlog.projection.DocumentStore;

/**
 * Documents as {@code {_id, doc: {v, userId, p, json, …}}}, written by {@code $max} on {@code doc}: MongoDB compares
 * embedded documents field by field in their order, so with the version first this is an atomic "insert, or replace if
 * newer".
 *
 * <p>A checkpoint is two documents of the same collection, and goes with it: {@code ~<partition>} says of which generation
 * the partition's documents are, and {@code ~<partition>/<generation>} how far they are. So whoever holds another
 * generation moves nothing, and every write in the path of a command finds its document by nothing but {@code _id}, for
 * which any database has an index. Safe for any thread.
 */
public final class MongoDocumentStore implements DocumentStore, AutoCloseable {

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    /** An owner writes all collections of its partition at once; a dozen partitions' owners leave as much for readers. */
    private static final int MOST_CONNECTIONS = 256;

    private final MongoClient client;
    private final MongoDatabase database;

    /** The generation last seen in a collection and partition, so that mostly one query is enough. */
    private final Map<String, String> generations = new ConcurrentHashMap<>();

    public MongoDocumentStore(String uri, String databaseName) {
        this(uri, databaseName, List.of());
    }

    /** @param listeners are told of every command, for tests */
    MongoDocumentStore(String uri, String databaseName, List<CommandListener> listeners) {
        var settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .commandListenerList(listeners)
                .writeConcern(WriteConcern.MAJORITY)
                // Whoever waits, a request or an owner, has something better to do than to wait for a database that is
                // away. For a connection as long as for an answer: where many come at once, others' answers are
                // awaited.
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(2, TimeUnit.SECONDS))
                .applyToConnectionPoolSettings(
                        pool -> pool.maxSize(MOST_CONNECTIONS).maxWaitTime(15, TimeUnit.SECONDS))
                .applyToSocketSettings(
                        socket -> socket.connectTimeout(2, TimeUnit.SECONDS).readTimeout(15, TimeUnit.SECONDS))
                .build();
        this.client = MongoClients.create(settings);
        this.database = client.getDatabase(databaseName);
    }

    /** Asks the database whether it is there. */
    public void ping() {
        guarded(() -> database.runCommand(new BsonDocument("ping", new BsonInt32(1))));
    }

    @Override
    public Loaded load(String collection, int partition, Collection<String> ids) {
        var key = collection + partitionId(partition);
        return guarded(() -> {
            var expected = generations.get(key);
            var loaded = find(collection, partition, expected, ids);
            if (loaded.generation() == null) {
                return new Loaded(null, loaded.documents());
            }
            if (!loaded.generation().equals(expected)) {
                generations.put(key, loaded.generation());
                loaded = find(collection, partition, loaded.generation(), ids);
            }
            return new Loaded(loaded.checkpoint(), loaded.documents());
        });
    }

    /** What one query saw: the generation that the partition has, and the checkpoint if it is of the expected one. */
    private record Found(
            @Nullable String generation, @Nullable Checkpoint checkpoint, Map<String, Document> documents) {}

    private Found find(String collection, int partition, @Nullable String expected, Collection<String> ids) {
        var wanted = new ArrayList<String>(ids.size() + 2);
        wanted.addAll(ids);
        wanted.add(partitionId(partition));
        if (expected != null) {
            wanted.add(checkpointId(partition, expected));
        }
        Map<String, Document> documents = new HashMap<>();
        BsonDocument pointer = null;
        BsonDocument checkpoint = null;
        for (var found : collection(collection).find(Filters.in("_id", wanted))) {
            var id = found.getString("_id").getValue();
            if (id.equals(partitionId(partition))) {
                pointer = found;
            } else if (id.startsWith("~")) {
                checkpoint = found;
            } else {
                documents.put(id, document(found));
            }
        }
        var generation = pointer == null ? null : generation(pointer);
        var current = generation != null && generation.equals(expected) && checkpoint != null;
        return new Found(generation, current ? checkpoint(pointer, checkpoint) : null, documents);
    }

    @Override
    public boolean write(String collection, int partition, List<Document> documents, Checkpoint next) {
        var writes = new ArrayList<WriteModel<BsonDocument>>(documents.size() + 1);
        for (var document : documents) {
            writes.add(new UpdateOneModel<>(
                    Filters.eq("_id", document.id()), Updates.max("doc", bson(partition, document)), UPSERT));
        }
        writes.add(new UpdateOneModel<>(
                Filters.eq("_id", checkpointId(partition, next.generation())),
                Updates.combine(
                        Updates.max("offset", next.offset()),
                        Updates.max("complete", next.complete()),
                        Updates.max("mark", next.mark()))));
        return guarded(() -> {
            var result = collection(collection).bulkWrite(writes, new BulkWriteOptions().ordered(true));
            // Every document is either matched or upserted, so the sum says whether the checkpoint was matched.
            return result.getMatchedCount() + result.getUpserts().size() == writes.size();
        });
    }

    @Override
    public Checkpoint begin(String collection, int partition, String topicId) {
        return guarded(() -> {
            var all = collection(collection);
            return begin(all, partition, pointer(all, partition), topicId, Writer.OWNER);
        });
    }

    @Override
    public @Nullable Checkpoint rebuild(String collection, int partition, String topicId) {
        return guarded(() -> {
            var all = collection(collection);
            var pointer = pointer(all, partition);
            return pointer != null && Writer.OWNER.hasDrawn(generation(pointer))
                    ? null
                    : begin(all, partition, pointer, topicId, Writer.REBUILDER);
        });
    }

    private static Checkpoint begin(
            MongoCollection<BsonDocument> all,
            int partition,
            @Nullable BsonDocument pointer,
            String topicId,
            Writer writer) {
        if (pointer == null) {
            var begun = Checkpoint.beginning(topicId, writer);
            insert(all, partition, begun);
            // If somebody else has begun meanwhile, this fails.
            all.insertOne(new BsonDocument("_id", new BsonString(partitionId(partition)))
                    .append("topicId", new BsonString(topicId))
                    .append("generation", new BsonString(begun.generation())));
            return begun;
        }
        var position = all.find(Filters.eq("_id", checkpointId(partition, generation(pointer))))
                .first();
        if (position == null || !pointer.getString("topicId").getValue().equals(topicId)) {
            return beginAnew(all, partition, pointer, topicId, writer);
        }
        var there = checkpoint(pointer, position);
        return there.isOf(Writer.OWNER) ? there : handOver(all, partition, there, writer);
    }

    /**
     * Without a checkpoint of its generation a partition is not read. Its pointer names the old topic until the documents
     * are gone, so that after a failure whoever begins next deletes the rest of them.
     */
    private static Checkpoint beginAnew(
            MongoCollection<BsonDocument> all, int partition, BsonDocument pointer, String topicId, Writer writer) {
        var begun = Checkpoint.beginning(topicId, writer);
        point(all, partition, generation(pointer), Updates.set("generation", begun.generation()));
        all.deleteOne(Filters.eq("_id", checkpointId(partition, generation(pointer))));
        all.deleteMany(Filters.eq("doc.p", partition));
        insert(all, partition, begun);
        point(all, partition, begun.generation(), Updates.set("topicId", topicId));
        return begun;
    }

    /**
     * The new checkpoint may be behind what the rebuilder writes meanwhile, never before it: that is only applied again.
     * Once the old one is gone, the rebuilder finds out with its next write.
     */
    private static Checkpoint handOver(
            MongoCollection<BsonDocument> all, int partition, Checkpoint there, Writer writer) {
        var handedOver = there.handedOver(writer);
        insert(all, partition, handedOver);
        point(all, partition, there.generation(), Updates.set("generation", handedOver.generation()));
        all.deleteOne(Filters.eq("_id", checkpointId(partition, there.generation())));
        return handedOver;
    }

    private static @Nullable BsonDocument pointer(MongoCollection<BsonDocument> all, int partition) {
        return all.find(Filters.eq("_id", partitionId(partition))).first();
    }

    private static void insert(MongoCollection<BsonDocument> all, int partition, Checkpoint begun) {
        index(all);
        all.insertOne(new BsonDocument("_id", new BsonString(checkpointId(partition, begun.generation())))
                .append("offset", new BsonInt64(begun.offset()))
                .append("complete", BsonBoolean.valueOf(begun.complete()))
                .append("mark", new BsonInt64(begun.mark())));
    }

    /** Changes the pointer unless somebody else has changed it. */
    private static void point(MongoCollection<BsonDocument> all, int partition, String generation, Bson change) {
        var pointed = all.updateOne(
                Filters.and(Filters.eq("_id", partitionId(partition)), Filters.eq("generation", generation)), change);
        if (pointed.getMatchedCount() == 0) {
            throw new MongoException("Somebody else has begun meanwhile");
        }
    }

    @Override
    public List<Document> due(String collection, int partition, @Nullable Document after, Instant until, int limit) {
        var wanted = Filters.and(Filters.eq("doc.p", partition), Filters.lte("doc.due", Date.from(until)));
        if (after != null) {
            var last = Date.from(Objects.requireNonNull(after.due()));
            wanted = Filters.and(
                    wanted,
                    Filters.gte("doc.due", last),
                    Filters.or(Filters.gt("doc.due", last), Filters.gt("_id", after.id())));
        }
        var filter = wanted;
        return guarded(() -> {
            List<Document> due = new ArrayList<>();
            collection(collection)
                    .find(filter)
                    .sort(Sorts.ascending("doc.due", "_id"))
                    .limit(limit)
                    .forEach(found -> due.add(document(found)));
            return due;
        });
    }

    @Override
    public List<Document> changed(String collection, int partition, String userId, long after, long before, int limit) {
        return guarded(() -> {
            List<Document> changed = new ArrayList<>();
            collection(collection)
                    .find(Filters.and(
                            Filters.eq("doc.userId", userId),
                            Filters.gt("doc.v", after),
                            Filters.lt("doc.v", before),
                            Filters.eq("doc.p", partition)))
                    .sort(Sorts.ascending("doc.v"))
                    .limit(limit)
                    .forEach(found -> changed.add(document(found)));
            return changed;
        });
    }

    @Override
    public void close() {
        client.close();
    }

    /**
     * The few indexes that are not {@code _id}: due timers, expiry, and what is one person's in the order of its last
     * changes. They go with the collection, and come back here.
     */
    private static void index(MongoCollection<BsonDocument> begun) {
        begun.createIndex(Indexes.ascending("doc.p", "doc.due", "_id"));
        begun.createIndex(
                Indexes.ascending("doc.expires"),
                new IndexOptions().sparse(true).expireAfter(0L, TimeUnit.SECONDS));
        begun.createIndex(Indexes.ascending("doc.userId", "doc.v"));
    }

    private MongoCollection<BsonDocument> collection(String name) {
        return database.getCollection(name, BsonDocument.class);
    }

    private static String partitionId(int partition) {
        return "~" + partition;
    }

    private static String checkpointId(int partition, String generation) {
        return "~" + partition + "/" + generation;
    }

    private static BsonDocument bson(int partition, Document document) {
        var doc = new BsonDocument("v", new BsonInt64(document.version()))
                .append("userId", new BsonString(document.userId()))
                .append("p", new BsonInt32(partition))
                .append("json", new BsonString(document.json()));
        if (document.due() != null) {
            doc.append("due", new BsonDateTime(document.due().toEpochMilli()));
        }
        if (document.expires() != null) {
            doc.append("expires", new BsonDateTime(document.expires().toEpochMilli()));
        }
        return doc;
    }

    private static Document document(BsonDocument found) {
        var doc = found.getDocument("doc");
        return new Document(
                found.getString("_id").getValue(),
                doc.getNumber("v").longValue(),
                doc.getString("userId").getValue(),
                doc.getString("json").getValue(),
                instant(doc, "due"),
                instant(doc, "expires"));
    }

    private static @Nullable Instant instant(BsonDocument doc, String field) {
        return doc.containsKey(field)
                ? Instant.ofEpochMilli(doc.getDateTime(field).getValue())
                : null;
    }

    private static String generation(BsonDocument pointer) {
        return pointer.getString("generation").getValue();
    }

    private static Checkpoint checkpoint(BsonDocument pointer, BsonDocument found) {
        return new Checkpoint(
                pointer.getString("topicId").getValue(),
                generation(pointer),
                found.getNumber("offset").longValue(),
                found.getBoolean("complete").getValue(),
                found.getNumber("mark").longValue());
    }

    private interface Call<T> {
        T run();
    }

    private static <T> T guarded(Call<T> call) {
        try {
            return call.run();
        } catch (MongoException e) {
            throw new DatabaseException(e);
        }
    }
}
