package rebound.eventlog.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rebound.eventlog.Readers;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.Cause;
import rebound.eventlog.model.Command;
import rebound.eventlog.owner.PartitionOwner.Phase;
import rebound.eventlog.projection.Checkpoint;
import rebound.eventlog.projection.Document;
import rebound.eventlog.projection.DocumentStore;
import rebound.eventlog.testkit.Note;
import rebound.eventlog.testkit.PartitionFixture;
import rebound.local.Brokers;
import rebound.local.LocalStack;

/**
 * Every query that there is, as it is sent: by {@code _id}, or one of those that {@link Queries} lists with their indexes. On a
 * real database process; with {@code MONGODB_URI} on that one, whose planner must choose the same indexes.
 */
class QueriesIT {

    private static final String COLLECTION = "documents";
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final AggregateId NOTE = new AggregateId("maria", "note", "monday");
    private static final String DATABASE = "queries";

    @TempDir
    static Path folder;

    private static LocalStack stack;

    private Queries queries;
    private DocumentStore store;
    private Checkpoint checkpoint;
    private int sent;

    @BeforeAll
    static void start() {
        stack = LocalStack.start(folder, Brokers.none());
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    /** Enough for a plan that does not take the index to be worse. */
    @BeforeEach
    void fill() {
        queries = new Queries(stack, DATABASE);
        store = queries.store();
        checkpoint = store.begin(COLLECTION, 1, "topic");
        store.write(
                COLLECTION,
                1,
                IntStream.range(0, 2_000).mapToObj(QueriesIT::document).toList(),
                new Checkpoint("topic", checkpoint.generation(), 2_000, true, -1));
    }

    @AfterEach
    void end() {
        queries.close();
    }

    @Test
    void whateverIsAskedOfAStoreIsServed() {
        assertThat(store.load(COLLECTION, 1, List.of("person-1/1", "person-2/2", "nobody/1"))
                        .documents())
                .containsOnlyKeys("person-1/1", "person-2/2");
        var page = store.due(COLLECTION, 1, null, NOON.plusSeconds(100), 10);
        assertThat(store.due(COLLECTION, 1, page.getLast(), NOON.plusSeconds(100), 10))
                .hasSize(10);
        assertThat(store.changed(COLLECTION, 1, "person-1", -1, 2_000, 10)).hasSize(10);
        store.begin(COLLECTION, 1, "topic");
        store.begin(COLLECTION, 2, "topic");
        store.rebuild("rebuilt", 1, "topic");
        store.begin("rebuilt", 1, "topic");
        queries.check();

        store.begin(COLLECTION, 1, "another topic");

        queries.check();
        queries.checkThatAllIsNeeded(COLLECTION);
    }

    @Test
    void whatIsReadIsWhatIsAskedFor() {
        // The first look at a partition is two: it has to learn of which generation its checkpoint is.
        store.load(COLLECTION, 1, List.of());

        assertThat(queries.readBy(() -> store.load(COLLECTION, 1, List.of("person-1/1", "person-2/2", "nobody/1"))))
                .satisfies(read -> assertThat(read.documents()).containsExactlyInAnyOrder("person-1/1", "person-2/2"));
        assertThat(queries.readBy(() -> store.changed(COLLECTION, 1, "person-1", -1, 2_000, 10)))
                .satisfies(read -> assertThat(read.documents()).hasSize(10).allMatch(id -> id.startsWith("person-1/")))
                .satisfies(read -> assertThat(read.queries()).isOne());
    }

    @Test
    void whateverAnOwnerAndARequestAskIsServed() {
        var partition = new PartitionFixture(Note.model());
        var owner = partition.start(store).until(Phase.ACTIVE);
        for (var number = 0; number < 30; number++) {
            send(partition, new Note.Command.Write(Private.of("line " + number)));
        }
        send(partition, new Note.Command.RingAt(partition.clock().instant().plus(Duration.ofDays(1))));
        owner.settle();
        partition.clock().advance(Duration.ofDays(2));
        owner.settle();
        partition.start(store).settle();
        send(partition, new Note.Command.Burn());
        partition.current().settle();
        var reader = Readers.of(Note.model(), store);

        assertThat(partition.bodies())
                .hasAtLeastOneElementOfType(Note.Happened.Rang.class)
                .hasAtLeastOneElementOfType(Note.Happened.Burnt.class);
        assertThat(reader.state(Note.TYPE, "maria", "monday")).isPresent();
        assertThat(reader.state(Note.TYPE, "maria", "sunday")).isEmpty();
        assertThat(reader.view(Note.TOTALS, "maria", "totals")).isPresent();
        assertThat(reader.receipt("maria", "command-1")).isPresent();
        assertThat(reader.changes("maria", -1, 10).items()).hasSize(1);
        queries.check();
    }

    @Test
    void aQueryThatIsNotListedIsFound() {
        try (var client = listenedTo()) {
            documents(client).find(Filters.eq("doc.json", "{}")).first();
        }
        assertThatThrownBy(queries::check).hasMessageContaining("find {doc.json =} by []");
    }

    @Test
    void aKindOfQueryThatIsNotListedIsFound() {
        try (var client = listenedTo()) {
            documents(client).countDocuments(Filters.eq("_id", "person-1/1"));
        }
        assertThatThrownBy(queries::check).hasMessageContaining("aggregate {} by []");
    }

    @Test
    void anIndexThatIsMissingIsFound() {
        store.changed(COLLECTION, 1, "person-1", -1, 2_000, 10);
        queries.check();
        try (var client = MongoClients.create(stack.mongoUri())) {
            documents(client).dropIndex("doc.userId_1_doc.v_1");
        }
        assertThatThrownBy(queries::check).hasMessageContaining("There is no doc.userId_1_doc.v_1");
    }

    @Test
    void anIndexThatBeginsWithSomethingElseIsFound() {
        store.changed(COLLECTION, 1, "person-1", -1, 2_000, 10);
        try (var client = MongoClients.create(stack.mongoUri())) {
            documents(client).dropIndex("doc.userId_1_doc.v_1");
            documents(client).createIndex(BsonDocument.parse("{\"doc.v\": 1, \"doc.userId\": 1}"), named());
        }
        assertThatThrownBy(queries::check).hasMessageContaining("leads into [doc.v, doc.userId]");
    }

    private static IndexOptions named() {
        return new IndexOptions().name("doc.userId_1_doc.v_1");
    }

    private MongoClient listenedTo() {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(stack.mongoUri()))
                .addCommandListener(queries)
                .build());
    }

    private static MongoCollection<BsonDocument> documents(MongoClient client) {
        return client.getDatabase(stack.mongoDatabase(DATABASE)).getCollection(COLLECTION, BsonDocument.class);
    }

    private void send(PartitionFixture partition, Note.Command body) {
        var id = "command-" + ++sent;
        partition.send(new Command<>(
                id,
                NOTE,
                Command.ANY_VERSION,
                partition.clock().instant(),
                "fingerprint",
                Cause.request(id),
                "replica",
                body));
    }

    private static Document document(int number) {
        var person = "person-" + number % 20;
        return new Document(
                person + "/" + number, number, person, "{}", number % 2 == 0 ? NOON.plusSeconds(number) : null, null);
    }
}
