package rebound.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.core.ConditionFactory;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import rebound.local.LocalClock;
import rebound.local.LocalStack;
import rebound.local.ServiceProcess;

/**
 * Thirty days after a person deleted something nobody can read it any more, whoever asks and wherever they look; and a
 * database that is built anew is the one that was there.
 */
class ErasureIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private final PrivateWords words = new PrivateWords();
    private LocalStack stack;
    private ServiceProcess journal;
    private Person maria;
    private int writes;

    @BeforeEach
    void start() {
        LocalClock.of(folder).begin();
        stack = LocalStack.start(folder);
        journal = stack.startService("journal", 0, Map.of());
        Health.awaitServing(journal);
        maria = Person.of(stack, "maria");
    }

    @AfterEach
    void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void whatWasDeletedIsGoneForGood() {
        var kept = created("/journal/v1/entries", "{\"text\":\"this stays\"}");
        var entry = created("/journal/v1/entries", words.entry());
        var revised = maria.settled(
                journal, "PUT", entry, words.revisedEntry(), Map.of("Idempotency-Key", "revise", "If-Match", "\"1\""));
        assertThat(revised.status()).as(revised.toString()).isEqualTo(200);
        var reflection = created("/journal/v1/reflections", words.reflection());
        var evidence = created("/journal/v1/evidence", words.evidence());
        assertThat(wordsInTheDatabase()).contains("text in UTF-8", "answer in UTF-8", "person in UTF-8");
        var all = List.of(kept, entry, reflection, evidence);
        all.forEach(this::delete);
        assertThat(maria.get(journal, entry + "/revisions").status()).isEqualTo(410);

        LocalClock.of(folder).move(Duration.ofDays(29));
        var restored = maria.settledPost(journal, kept + "/restore", null, "restore");
        assertThat(restored.status()).as(restored.toString()).isEqualTo(200);
        assertThat(events("erased")).isEmpty();

        LocalClock.of(folder).move(Duration.ofDays(2));
        eventually().until(() -> events("erased").size() >= 3);

        assertErased(entry, "{\"text\":\"again\"}");
        assertErased(reflection, words.reflection());
        assertErased(evidence, "{\"text\":\"again\",\"kind\":\"kind-words\"}");
        assertThat(maria.get(journal, entry + "/revisions").status()).isEqualTo(410);
        assertThat(maria.get(journal, kept).json().path("text").asText()).isEqualTo("this stays");
        assertThat(wordsInTheDatabase()).isEmpty();
        for (var erased : List.of(entry, reflection, evidence)) {
            assertOnlyTheMarkerFollowsTheKeyOf(erased);
        }
        assertThat(keysOf(kept)).hasSize(1);

        var before = Contents.of(stack, "journal");
        if (stack.ownsDatabase()) {
            stack.killDatabase();
            stack.startDatabase();
            eventually().untilAsserted(() -> {
                assertThat(maria.get(journal, kept).status()).isEqualTo(200);
                assertThat(Contents.of(stack, "journal")).isEqualTo(before);
            });
            assertThat(wordsInTheDatabase()).isEmpty();
            assertErased(entry, "{\"text\":\"again\"}");
        }
    }

    private String created(String path, String json) {
        var answer = maria.settledPost(journal, path, json, "erasure-" + writes++);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.location();
    }

    private void delete(String path) {
        var answer = maria.settled(journal, "DELETE", path, null, Map.of("Idempotency-Key", "erasure-" + writes++));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
        assertThat(maria.get(journal, path).status()).isEqualTo(410);
    }

    private void assertErased(String path, String json) {
        assertThat(maria.get(journal, path).status()).isEqualTo(410);
        assertRefused(maria.settledPost(journal, path + "/restore", null, "erasure-" + writes++));
        assertRefused(maria.settled(journal, "DELETE", path, null, Map.of("Idempotency-Key", "erasure-" + writes++)));
        assertRefused(maria.settled(
                journal, "PUT", path, json, Map.of("Idempotency-Key", "erasure-" + writes++, "If-None-Match", "*")));
        assertRefused(maria.settled(
                journal, "PUT", path, json, Map.of("Idempotency-Key", "erasure-" + writes++, "If-Match", "*")));
        var changed = change(path);
        assertThat(changed.path("op").asText()).as(changed.toString()).isEqualTo("deleted");
        assertThat(changed.has("resource")).as(changed.toString()).isFalse();
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(409);
        assertThat(answer.json().path("reason").asText()).as(answer.toString()).isEqualTo("erased");
    }

    private JsonNode change(String path) {
        var answer = maria.get(journal, "/journal/v1/changes");
        for (var item : answer.json().path("items")) {
            if (path.endsWith("/" + item.path("id").asText())) {
                return item;
            }
        }
        throw new AssertionError(path + " is not in " + answer);
    }

    private List<OutsideEvent> events(String what) {
        return OutsideEvent.all(stack.bootstrapServers()).stream()
                .filter(event -> event.name().endsWith("-" + what))
                .toList();
    }

    /** Where the words that were said are found in any document of the database. */
    private Set<String> wordsInTheDatabase() {
        var found = new TreeSet<String>();
        try (var client = MongoClients.create(stack.mongoUri())) {
            var database = client.getDatabase(stack.mongoDatabase("journal"));
            for (var name : database.listCollectionNames()) {
                for (var document :
                        database.getCollection(name, RawBsonDocument.class).find()) {
                    found.addAll(words.foundIn(document.toJson().getBytes(StandardCharsets.UTF_8)));
                }
            }
        }
        return found;
    }

    private void assertOnlyTheMarkerFollowsTheKeyOf(String path) {
        var keys = keysOf(path);
        assertThat(keys).as(path).hasSize(2);
        assertThat(keys.getFirst().path("wrapped").isTextual()).isTrue();
        assertThat(keys.getLast().has("wrapped")).isFalse();
        assertThat(keys.getLast().path("erased").isTextual()).isTrue();
    }

    /** What the keys log says of a thing, from its beginning; nothing is compacted so soon. */
    private List<JsonNode> keysOf(String path) {
        var keys = new ArrayList<JsonNode>();
        CommittedRecords.forEach(stack.bootstrapServers(), "rebound.journal.keys", key -> {
            var id = path.substring(path.lastIndexOf('/'));
            if (new String(key.key(), StandardCharsets.UTF_8).endsWith(id)) {
                keys.add(json(key.value()));
            }
        });
        return keys;
    }

    private static JsonNode json(byte[] value) {
        try {
            return JSON.readTree(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ConditionFactory eventually() {
        return await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200));
    }
}
