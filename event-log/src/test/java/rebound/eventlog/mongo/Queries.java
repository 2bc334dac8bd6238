package rebound.eventlog.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.DecoderContext;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.projection.DocumentStore;
import rebound.local.LocalStack;

/**
 * A store's queries, as its driver sends them, and what comes back. Everything is found by {@code _id}, or is listed here with
 * the index that serves it: {@link #check} compares that with the indexes that the store has made, and asks the planner of a
 * real MongoDB. Safe for any thread.
 */
public final class Queries implements CommandListener, AutoCloseable {

    private static final String BY_ID = "_id_";
    private static final String DUE = "doc.p_1_doc.due_1__id_1";
    private static final String CHANGED = "doc.userId_1_doc.v_1";

    /** By this one the database itself drops what has expired. */
    private static final String EXPIRY = "doc.expires_1";

    /**
     * What is not found by {@code _id}, and its index. Where more is asked than an index has, next to nothing is looked at in
     * vain: a person is in one partition, and the alternatives are about the moment at which the page before ended.
     */
    private static final Map<String, String> SERVED = Map.of(
            // Timers, by the owner of a partition.
            "find {doc.p =, doc.due $lte} by [doc.due, _id]", DUE,
            "find {doc.p =, doc.due $lte $gte, $or} by [doc.due, _id]", DUE,
            // One person's changes, when they ask for them.
            "find {doc.userId =, doc.v $gt $lt, doc.p =} by [doc.v]", CHANGED,
            // Once, when a cluster was restored: not in the path of anything.
            "delete {doc.p =} by []", DUE);

    private static final Set<String> LOOK_FOR_NOTHING =
            Set.of("createIndexes", "endSessions", "getMore", "insert", "killCursors", "ping");

    /**
     * In what way something is looked for, whatever it is.
     *
     * @param filter the fields, and what is asked of each
     * @param sort the fields that it is sorted by
     */
    private record Query(String collection, String command, Map<String, Set<String>> filter, List<String> sort) {

        static Query of(BsonDocument command, String name, BsonDocument filter, BsonDocument sort) {
            var fields = new LinkedHashMap<String, Set<String>>();
            collect(filter, fields);
            var collection = command.get(name);
            return new Query(collection.isString() ? collection.asString().getValue() : "", name, fields, fields(sort));
        }

        private static void collect(BsonDocument filter, Map<String, Set<String>> fields) {
            filter.forEach((field, condition) -> {
                if (field.equals("$and")) {
                    condition.asArray().forEach(part -> collect(part.asDocument(), fields));
                } else {
                    fields.computeIfAbsent(field, any -> new LinkedHashSet<>()).addAll(operators(field, condition));
                }
            });
        }

        private static Set<String> operators(String field, BsonValue condition) {
            if (field.startsWith("$")) {
                return Set.of();
            }
            return condition.isDocument() ? condition.asDocument().keySet() : Set.of("=");
        }

        String shape() {
            return filter.entrySet().stream()
                    .map(field -> Stream.concat(Stream.of(field.getKey()), field.getValue().stream())
                            .collect(Collectors.joining(" ")))
                    .collect(Collectors.joining(", ", command + " {", "} by " + sort));
        }

        boolean isById() {
            return isEqual("_id") || filter.getOrDefault("_id", Set.of()).contains("$in");
        }

        boolean isEqual(String field) {
            return filter.getOrDefault(field, Set.of()).contains("=");
        }
    }

    /** What was sent, and of each the first as a command of its own. */
    private final Map<Query, BsonDocument> sent = new LinkedHashMap<>();

    private final List<String> read = new ArrayList<>();
    private int reads;
    private final MongoClient client;
    private final MongoDatabase database;
    private final MongoDocumentStore store;
    private final boolean isReal;

    /** The driver keeps it to itself if a listener fails. */
    private @Nullable RuntimeException failure;

    /** @param name of the database, which is dropped before and after */
    public Queries(LocalStack stack, String name) {
        this.client = MongoClients.create(stack.mongoUri());
        this.database = client.getDatabase(stack.mongoDatabase(name));
        this.isReal = !stack.ownsDatabase();
        database.drop();
        this.store = new MongoDocumentStore(stack.mongoUri(), database.getName(), List.of(this));
        // Its first connection may take longer than it waits where much else is running.
        await().ignoreExceptions().untilAsserted(store::ping);
    }

    /** Whose queries these are. */
    public DocumentStore store() {
        return store;
    }

    /**
     * What was read.
     *
     * @param queries in so many queries
     * @param documents the ids of what came back, but those of the checkpoints that come with it; of what came twice, twice
     */
    public record Read(int queries, List<String> documents) {}

    /** What is read meanwhile. */
    public Read readBy(Runnable reading) {
        synchronized (this) {
            reads = 0;
            read.clear();
        }
        reading.run();
        synchronized (this) {
            return new Read(
                    reads, read.stream().filter(id -> !id.startsWith("~")).toList());
        }
    }

    @Override
    public synchronized void commandStarted(CommandStartedEvent event) {
        try {
            note(event.getCommand(), event.getCommandName());
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private void note(BsonDocument command, String name) {
        switch (name) {
            case "find" ->
                note(
                        Query.of(command, name, document(command, "filter"), document(command, "sort")),
                        () -> only(command, name, "filter", "sort", "limit"));
            case "update" -> noteEach(command, name, "updates");
            case "delete" -> noteEach(command, name, "deletes");
            default -> {
                if (!LOOK_FOR_NOTHING.contains(name)) {
                    note(Query.of(command, name, new BsonDocument(), new BsonDocument()), () -> command);
                }
            }
        }
    }

    private void noteEach(BsonDocument command, String name, String statements) {
        for (var one : command.getArray(statements)) {
            note(Query.of(command, name, document(one.asDocument(), "q"), new BsonDocument()), () -> only(command, name)
                    .append(statements, new BsonArray(List.of(one))));
        }
    }

    private void note(Query query, Supplier<BsonDocument> statement) {
        sent.computeIfAbsent(query, first -> copy(statement.get()));
    }

    private static BsonDocument only(BsonDocument command, String... parts) {
        var only = new BsonDocument();
        Stream.of(parts).filter(command::containsKey).forEach(part -> only.put(part, command.get(part)));
        return only;
    }

    /** What the driver tells of is gone afterwards. */
    private static BsonDocument copy(BsonDocument told) {
        return new BsonDocumentCodec()
                .decode(new BsonDocumentReader(told), DecoderContext.builder().build());
    }

    private static BsonDocument document(BsonDocument of, String field) {
        return of.getDocument(field, new BsonDocument());
    }

    @Override
    public synchronized void commandSucceeded(CommandSucceededEvent event) {
        try {
            var cursor = document(event.getResponse(), "cursor");
            reads += cursor.isEmpty() ? 0 : 1;
            Stream.of("firstBatch", "nextBatch")
                    .filter(cursor::containsKey)
                    .flatMap(batch -> cursor.getArray(batch).stream())
                    .map(found -> found.asDocument().get("_id"))
                    .forEach(id -> read.add(id.isString() ? id.asString().getValue() : id.toString()));
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    /** Each query until now is by {@code _id}, or listed here with the index that serves it. */
    public synchronized void check() {
        assertThat(failure).isNull();
        assertThat(sent).isNotEmpty();
        sent.forEach((query, statement) -> {
            var index = query.isById() ? BY_ID : SERVED.get(query.shape());
            assertThat(index)
                    .as("the index for %s of %s", query.shape(), query.collection())
                    .isNotNull();
            if (!query.isById()) {
                requireServed(query, index);
            }
            if (isReal) {
                requirePlanned(statement, index);
            }
        });
    }

    /** The filter, and the sort after it, are where the index begins. */
    private void requireServed(Query query, String index) {
        var keys = Objects.requireNonNull(indexes(query.collection()).get(index), () -> "There is no " + index);
        var equal = (int) keys.stream().takeWhile(query::isEqual).count();
        assertThat(equal).as("how far %s leads into %s", query.shape(), keys).isPositive();
        var further = keys.subList(equal, keys.size());
        assertThat(further.stream().limit(query.sort().size()))
                .as("the order of %s", query.shape())
                .isEqualTo(query.sort());
        assertThat(further.stream().skip(1))
                .as("what %s leaves out of %s", query.shape(), keys)
                .doesNotContainAnyElementsOf(query.filter().keySet());
    }

    /** The fields of each index by its name. */
    private Map<String, List<String>> indexes(String collection) {
        var indexes = new HashMap<String, List<String>>();
        database.getCollection(collection)
                .listIndexes(BsonDocument.class)
                .forEach(index -> indexes.put(index.getString("name").getValue(), fields(index.getDocument("key"))));
        return indexes;
    }

    private static List<String> fields(BsonDocument order) {
        return order.entrySet().stream()
                .map(field -> field.getValue().asNumber().intValue() == 1 ? field.getKey() : "-" + field.getKey())
                .toList();
    }

    private void requirePlanned(BsonDocument statement, String index) {
        var explain = new BsonDocument("explain", statement).append("verbosity", new BsonString("queryPlanner"));
        var plan = database.runCommand(explain, BsonDocument.class)
                .getDocument("queryPlanner")
                .getDocument("winningPlan");
        var stages = new HashSet<String>();
        collect(plan, "stage", stages);
        assertThat(stages).as("the plan of %s", statement).isNotEmpty().doesNotContain("COLLSCAN");
        var names = new HashSet<String>();
        collect(plan, "indexName", names);
        // One that finds a document by its _id alone may name no index.
        assertThat(names.isEmpty() && index.equals(BY_ID) ? Set.of(BY_ID) : names)
                .as("the indexes for %s", statement)
                .containsExactly(index);
    }

    private static void collect(BsonValue plan, String name, Set<String> found) {
        if (plan.isArray()) {
            plan.asArray().forEach(part -> collect(part, name, found));
        } else if (plan.isDocument()) {
            plan.asDocument().forEach((field, value) -> {
                if (field.equals(name) && value.isString()) {
                    found.add(value.asString().getValue());
                }
                collect(value, name, found);
            });
        }
    }

    /** All that is listed here was sent, and the store has made no index for anything else. */
    public synchronized void checkThatAllIsNeeded(String collection) {
        assertThat(sent.keySet().stream().map(Query::shape)).containsAll(SERVED.keySet());
        var needed = new HashSet<>(SERVED.values());
        needed.addAll(Set.of(BY_ID, EXPIRY));
        assertThat(indexes(collection)).containsOnlyKeys(needed);
    }

    @Override
    public void close() {
        store.close();
        database.drop();
        client.close();
    }
}
