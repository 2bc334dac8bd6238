package rebound.eventlog.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import rebound.eventlog.projection.Checkpoint;

/**
 * Every query that there is and the index that serves it, by what the profiler of a real MongoDB says of each as it ran. All but
 * three are by {@code _id}; those three are listed here, and a fourth fails.
 */
@EnabledIfEnvironmentVariable(named = "MONGODB_URI", matches = ".+")
class QueriesIT {

    private static final String DATABASE = "rebound_queries";
    private static final String COLLECTION = "documents";
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private static final String BY_ID = "(IDHACK|EXPRESS.*|CLUSTERED_IXSCAN.*|IXSCAN \\{ _id: 1 \\})";
    private static final String DUE = "IXSCAN { doc.p: 1, doc.due: 1, _id: 1 }";
    private static final String CHANGED = "IXSCAN { doc.userId: 1, doc.v: 1 }";

    private final MongoClient client = MongoClients.create(System.getenv("MONGODB_URI"));
    private final MongoDatabase database = client.getDatabase(DATABASE);
    private final MongoDocumentStore store = new MongoDocumentStore(System.getenv("MONGODB_URI"), DATABASE);
    private Checkpoint checkpoint = new Checkpoint("", "", 0, false, -1);

    /** Enough for a plan that does not take the index to be worse. */
    @BeforeEach
    void fill() {
        database.drop();
        checkpoint = store.begin(COLLECTION, 1, "topic");
        store.write(
                COLLECTION,
                1,
                IntStream.range(0, 2_000).mapToObj(QueriesIT::document).toList(),
                new Checkpoint("topic", checkpoint.generation(), 2_000, true, -1));
        database.runCommand(new Document("profile", 2));
    }

    @AfterEach
    void end() {
        database.runCommand(new Document("profile", 0));
        database.drop();
        store.close();
        client.close();
    }

    @Test
    void whatIsReadAndWrittenInThePathOfACommandIsFoundById() {
        store.load(COLLECTION, 1, List.of("person-1/1", "person-2/2", "nobody/1"));
        store.write(
                COLLECTION,
                1,
                List.of(document(1), document(2_001)),
                new Checkpoint("topic", checkpoint.generation(), 2_002, true, -1));
        store.begin(COLLECTION, 1, "topic");
        store.begin(COLLECTION, 2, "topic");
        assertThat(plans()).isNotEmpty().allMatch(plan -> plan.matches(BY_ID), "is by _id");
    }

    @Test
    void whatIsDueIsFoundByPartitionAndTime() {
        var page = store.due(COLLECTION, 1, null, NOON.plusSeconds(100), 10);
        assertThat(store.due(COLLECTION, 1, page.getLast(), NOON.plusSeconds(100), 10))
                .isNotEmpty();
        assertThat(plans()).hasSize(2).allMatch(plan -> plan.contains(DUE), DUE);
        assertThat(examined()).isLessThan(200);
    }

    @Test
    void whatHasChangedIsFoundByPersonAndVersion() {
        assertThat(store.changed(COLLECTION, 1, "person-1", -1, 2_000, 10)).hasSize(10);
        assertThat(plans()).containsExactly(CHANGED);
        assertThat(examined()).isLessThan(50);
    }

    /** Once, when a cluster was restored: not in the path of anything. */
    @Test
    void whatIsOfAnotherTopicIsDroppedByPartition() {
        store.begin(COLLECTION, 1, "another topic");
        assertThat(plans()).filteredOn(plan -> !plan.matches(BY_ID)).containsExactly(DUE);
    }

    private List<String> plans() {
        return profiled().stream()
                .filter(operation -> operation.containsKey("planSummary"))
                .map(operation -> operation.getString("planSummary"))
                .toList();
    }

    private long examined() {
        return profiled().stream()
                .filter(operation -> operation.containsKey("docsExamined"))
                .mapToLong(
                        operation -> operation.get("docsExamined", Number.class).longValue())
                .sum();
    }

    private List<Document> profiled() {
        return database.getCollection("system.profile")
                .find(new Document("ns", DATABASE + "." + COLLECTION))
                .into(new ArrayList<>());
    }

    private static rebound.eventlog.projection.Document document(int number) {
        var person = "person-" + number % 20;
        return new rebound.eventlog.projection.Document(
                person + "/" + number, number, person, "{}", number % 2 == 0 ? NOON.plusSeconds(number) : null, null);
    }
}
