package rebound.eventlog.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rebound.eventlog.projection.Checkpoint;
import rebound.eventlog.projection.Document;
import rebound.eventlog.projection.DocumentStore;
import rebound.eventlog.projection.DocumentStoreContract;
import rebound.local.LocalStack;

/** The contract on a real database process; with {@code MONGODB_URI} on that one. */
class MongoDocumentStoreIT extends DocumentStoreContract {

    @TempDir
    static Path folder;

    private static LocalStack stack;
    private static MongoDocumentStore store;

    @BeforeAll
    static void start() {
        stack = LocalStack.start(folder);
        store = new MongoDocumentStore(stack.mongoUri(), stack.mongoDatabase("contract"));
    }

    @AfterAll
    static void stop() {
        dropDatabase();
        store.close();
        stack.close();
    }

    @Override
    protected DocumentStore store() {
        return store;
    }

    @Override
    protected void drop() {
        dropDatabase();
    }

    private static void dropDatabase() {
        try (var mongo = MongoClients.create(stack.mongoUri())) {
            mongo.getDatabase(stack.mongoDatabase("contract")).drop();
        }
    }

    /** Whatever of it was done: who begins again ends with nothing of the old topic, and can write. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void canBeginAgainAfterItWasCutOffAtAnyCommandWhileItBegan(boolean carriedOut) {
        var cut = true;
        for (var number = 1; cut; number++) {
            assertThat(number).isLessThan(30);
            var collection = "cut_" + UUID.randomUUID();
            var old = store.begin(collection, 1, "old");
            store.write(collection, 1, List.of(document(90, "old")), at(old, 91));
            try (var proxy = proxy(number, carriedOut);
                    var cutOff = new MongoDocumentStore(proxy.uri(), stack.mongoDatabase("contract"))) {
                try {
                    cutOff.begin(collection, 1, "new");
                } catch (DatabaseException e) {
                    // Nothing old may be read any more as if it were complete, unless nothing was done at all.
                    var left = store.load(collection, 1, List.of("maria/1"));
                    assertThat(left.checkpoint() == null
                                    || !left.checkpoint().complete()
                                    || left.documents().containsKey("maria/1"))
                            .isTrue();
                }
                cut = proxy.hasCut();
            }

            var begun = store.begin(collection, 1, "new");

            assertThat(begun.topicId()).as("cut off at %d", number).isEqualTo("new");
            var loaded = store.load(collection, 1, List.of("maria/1"));
            assertThat(loaded.checkpoint()).isEqualTo(begun);
            assertThat(loaded.documents()).as("cut off at %d", number).isEmpty();
            assertThat(store.write(collection, 1, List.of(document(3, "new")), at(begun, 4)))
                    .isTrue();
            assertThat(store.load(collection, 1, List.of("maria/1")).documents())
                    .containsEntry("maria/1", document(3, "new"));
        }
    }

    /** Whatever of it was done: the owner goes on where the rebuilder was, or before, and nobody else writes. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void canBeTakenOverFromARebuilderAfterItWasCutOffAtAnyCommandWhileItDid(boolean carriedOut) {
        var cut = true;
        for (var number = 1; cut; number++) {
            assertThat(number).isLessThan(30);
            var collection = "cut_" + UUID.randomUUID();
            var rebuilders = Objects.requireNonNull(store.rebuild(collection, 1, "topic"));
            var reached = new Checkpoint("topic", rebuilders.generation(), 4, false, -1);
            assertThat(store.write(collection, 1, List.of(document(3, "three")), reached))
                    .isTrue();
            try (var proxy = proxy(number, carriedOut);
                    var cutOff = new MongoDocumentStore(proxy.uri(), stack.mongoDatabase("contract"))) {
                try {
                    cutOff.begin(collection, 1, "topic");
                } catch (DatabaseException e) {
                    var left = store.load(collection, 1, List.of("maria/1"));
                    assertThat(left.documents()).containsOnlyKeys("maria/1");
                }
                cut = proxy.hasCut();
            }

            var begun = store.begin(collection, 1, "topic");

            assertThat(begun).as("cut off at %d", number).isEqualTo(store.begin(collection, 1, "topic"));
            assertThat(begun.offset()).isEqualTo(4);
            assertThat(store.rebuild(collection, 1, "topic")).isNull();
            assertThat(store.load(collection, 1, List.of("maria/1")).checkpoint())
                    .isEqualTo(begun);
            assertThat(store.write(collection, 1, List.of(), at(begun, 5))).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void canWriteAgainAfterItWasCutOffAtAnyCommandWhileItWrote(boolean carriedOut) {
        var cut = true;
        for (var number = 1; cut; number++) {
            assertThat(number).isLessThan(30);
            var collection = "cut_" + UUID.randomUUID();
            var begun = store.begin(collection, 1, "topic");
            var documents = List.of(document(3, "three"), new Document("maria/2", 4, "maria", "four", null, null));
            try (var proxy = proxy(number, carriedOut);
                    var cutOff = new MongoDocumentStore(proxy.uri(), stack.mongoDatabase("contract"))) {
                try {
                    cutOff.write(collection, 1, documents, at(begun, 5));
                } catch (DatabaseException e) {
                    var left = store.load(collection, 1, List.of("maria/1", "maria/2"));
                    assertThat(left.checkpoint()).isIn(begun, at(begun, 5));
                    assertThat(left.documents()).hasSize(at(begun, 5).equals(left.checkpoint()) ? 2 : 0);
                }
                cut = proxy.hasCut();
            }

            assertThat(store.write(collection, 1, documents, at(begun, 5))).isTrue();

            var loaded = store.load(collection, 1, List.of("maria/1", "maria/2"));
            assertThat(loaded.checkpoint()).isEqualTo(at(begun, 5));
            assertThat(loaded.documents()).hasSize(2);
        }
    }

    /** As when the database is dropped between the two writes of a beginning. */
    @Test
    void canBeginAgainWhereHalfOfACheckpointIs() {
        var collection = "half_" + UUID.randomUUID();
        var first = store.begin(collection, 1, "topic");
        try (var mongo = MongoClients.create(stack.mongoUri())) {
            mongo.getDatabase(stack.mongoDatabase("contract"))
                    .getCollection(collection)
                    .deleteOne(Filters.eq("_id", "~1/" + first.generation()));
        }
        assertThat(store.load(collection, 1, List.of()).checkpoint()).isNull();

        var again = store.begin(collection, 1, "topic");

        assertThat(store.load(collection, 1, List.of()).checkpoint()).isEqualTo(again);
        assertThat(store.write(collection, 1, List.of(document(3, "three")), at(again, 4)))
                .isTrue();
    }

    @Test
    void findsOutThatSomebodyElseHasBegunAnew() {
        var collection = "begun_" + UUID.randomUUID();
        var first = store.begin(collection, 1, "topic");
        drop();
        try (var other = new MongoDocumentStore(stack.mongoUri(), stack.mongoDatabase("contract"))) {
            var second = other.begin(collection, 1, "topic");
            other.write(collection, 1, List.of(document(3, "three")), at(second, 4));

            var seen = store.load(collection, 1, List.of("maria/1"));
            assertThat(seen.checkpoint()).isEqualTo(at(second, 4));
            assertThat(seen.documents()).containsEntry("maria/1", document(3, "three"));
            assertThat(store.write(collection, 1, List.of(), at(first, 9))).isFalse();
        }
    }

    @Test
    void saysNothingOfADocumentWhenTheDatabaseIsAway() {
        try (var away = new MongoDocumentStore("mongodb://127.0.0.1:1", "contract")) {
            assertThatThrownBy(() -> away.write(
                            "away", 1, List.of(document(3, "overslept")), new Checkpoint("t", "g", 4, true, -1)))
                    .isInstanceOf(DatabaseException.class)
                    .hasNoCause()
                    .hasMessageNotContaining("overslept");
            assertThatThrownBy(away::ping).isInstanceOf(DatabaseException.class);
        }
        store.ping();
    }

    private static CuttingProxy proxy(int cutAt, boolean carriedOut) {
        var address =
                new ConnectionString(stack.mongoUri()).getHosts().getFirst().split(":");
        return new CuttingProxy(address[0], Integer.parseInt(address[1]), cutAt, carriedOut);
    }

    private static Document document(long version, String json) {
        return new Document("maria/1", version, "maria", json, null, null);
    }

    private static Checkpoint at(Checkpoint of, long offset) {
        return new Checkpoint(of.topicId(), of.generation(), offset, true, -1);
    }
}
