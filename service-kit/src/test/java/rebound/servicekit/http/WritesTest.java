package rebound.servicekit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static rebound.servicekit.http.Notes.NOTES;
import static rebound.servicekit.http.Notes.as;
import static rebound.servicekit.http.Notes.assertProblem;
import static rebound.servicekit.http.Notes.writing;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rebound.servicekit.TestKeys;
import rebound.servicekit.note.EngineInMemory;
import rebound.servicekit.note.EngineInMemory.Mood;
import rebound.servicekit.problem.ProblemType;

@QuarkusTest
@WithTestResource(TestKeys.class)
class WritesTest {

    @Inject
    EngineInMemory engine;

    private final String id = UUID.randomUUID().toString();
    private final String key = UUID.randomUUID().toString();
    private long versionsBefore;

    @BeforeEach
    void count() {
        versionsBefore = engine.versions();
    }

    @AfterEach
    void calmDown() {
        engine.calmDown();
    }

    @Test
    void a_post_creates_and_says_where() {
        var location = writing("maria", "a")
                .post(NOTES)
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Location", matchesPattern(NOTES + "/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]+"))
                .header("Cache-Control", "private, no-store")
                .header("X-Content-Type-Options", "nosniff")
                .body("version", equalTo(1))
                .body("state", equalTo("kept"))
                .body("recordedAt", notNullValue())
                .body("text", equalTo("a"))
                .extract()
                .header("Location");
        as("maria").get(location).then().statusCode(200).header("ETag", "\"1\"").body("links.self", equalTo(location));
    }

    @Test
    void a_retry_gets_the_same_answer_and_changes_nothing() {
        var first = writing("maria", "a").header("Idempotency-Key", key).post(NOTES);
        var second = writing("maria", "a").header("Idempotency-Key", key).post(NOTES);

        assertThat(second.statusCode()).isEqualTo(first.statusCode()).isEqualTo(201);
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.asString()).isEqualTo(first.asString());
        assertChanges(1);
    }

    @Test
    void a_retry_in_another_order_of_properties_is_the_same_request() {
        as("maria")
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body("{\"text\":\"a\",\"weight\":{\"grams\":0.5},\"tags\":null}")
                .post(NOTES)
                .then()
                .statusCode(201);
        as("maria")
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body("{ \"weight\": {\"pieces\": null, \"grams\": 0.50}, \"text\": \"\\u0061\" }")
                .post(NOTES)
                .then()
                .statusCode(201);
        assertChanges(1);
    }

    @Test
    void a_retry_creates_nothing_even_when_the_receipt_is_gone() {
        writing("maria", "a").header("Idempotency-Key", key).post(NOTES).then().statusCode(201);
        engine.forgetReceipts();
        writing("maria", "a").header("Idempotency-Key", key).post(NOTES).then().statusCode(412);
        assertChanges(1);
    }

    @Test
    void a_key_is_good_for_one_request_only() {
        var location =
                writing("maria", "a").header("Idempotency-Key", key).post(NOTES).header("Location");
        assertProblem(
                writing("maria", "b").header("Idempotency-Key", key).post(NOTES).then(),
                ProblemType.IDEMPOTENCY_KEY_REUSED);
        assertProblem(
                as("maria").header("Idempotency-Key", key).delete(location).then(), ProblemType.IDEMPOTENCY_KEY_REUSED);
        assertProblem(
                writing("maria", "a")
                        .header("Idempotency-Key", key)
                        .header("If-None-Match", "*")
                        .put(location)
                        .then(),
                ProblemType.IDEMPOTENCY_KEY_REUSED);
        assertChanges(1);
    }

    @Test
    void people_can_use_the_same_key() {
        var marias =
                writing("maria", "a").header("Idempotency-Key", key).post(NOTES).header("Location");
        var pauls = writing("paul", "b")
                .header("Idempotency-Key", key)
                .post(NOTES)
                .then()
                .statusCode(201);
        pauls.header("Location", not(marias));
        assertChanges(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"é", "a\tb"})
    void a_key_is_printable_ascii(String bad) {
        assertProblem(
                writing("maria", "a")
                        .header("Idempotency-Key", bad)
                        .post(NOTES)
                        .then()
                        .body("errors[0].header", equalTo("Idempotency-Key")),
                ProblemType.INVALID_REQUEST);
        assertChanges(0);
    }

    @Test
    void a_key_has_at_most_128_characters() {
        writing("maria", "a")
                .header(
                        "Idempotency-Key",
                        "k".repeat(120) + UUID.randomUUID().toString().substring(0, 8))
                .post(NOTES)
                .then()
                .statusCode(201);
        assertProblem(
                writing("maria", "a")
                        .header("Idempotency-Key", "k".repeat(129))
                        .post(NOTES)
                        .then(),
                ProblemType.INVALID_REQUEST);
        assertProblem(
                writing("maria", "a").header("Idempotency-Key", "").post(NOTES).then(), ProblemType.INVALID_REQUEST);
        assertProblem(
                writing("maria", "a")
                        .header("Idempotency-Key", "a", "b")
                        .post(NOTES)
                        .then(),
                ProblemType.INVALID_REQUEST);
        assertChanges(1);
    }

    @Test
    void a_put_creates_and_replaces() {
        writing("maria", "a")
                .header("If-None-Match", "*")
                .put(NOTES + "/" + id)
                .then()
                .statusCode(201)
                .header("Location", NOTES + "/" + id)
                .header("ETag", "\"1\"");
        writing("maria", "b")
                .header("If-Match", "\"1\"")
                .put(NOTES + "/" + id)
                .then()
                .statusCode(200)
                .header("Location", nullValue())
                .header("ETag", "\"2\"")
                .body("text", equalTo("b"));
        writing("maria", "c")
                .header("If-Match", "*")
                .put(NOTES + "/" + id)
                .then()
                .statusCode(200);
        assertChanges(3);
    }

    @Test
    void a_put_without_a_precondition_is_not_tried() {
        assertProblem(writing("maria", "a").put(NOTES + "/" + id).then(), ProblemType.PRECONDITION_REQUIRED);
        assertChanges(0);
    }

    @Test
    void what_has_changed_meanwhile_is_not_overwritten() {
        writing("maria", "a")
                .header("If-None-Match", "*")
                .put(NOTES + "/" + id)
                .then()
                .statusCode(201);
        assertProblem(
                writing("maria", "b")
                        .header("If-Match", "\"2\"")
                        .put(NOTES + "/" + id)
                        .then()
                        .body("reason", equalTo("stale-version")),
                ProblemType.STALE_VERSION);
        assertProblem(
                writing("maria", "b")
                        .header("If-None-Match", "*")
                        .put(NOTES + "/" + id)
                        .then(),
                ProblemType.STALE_VERSION);
        assertProblem(
                as("maria").header("If-Match", "\"2\"").delete(NOTES + "/" + id).then(), ProblemType.STALE_VERSION);
        assertChanges(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "If-Match|1",
                "If-Match|W/\"1\"",
                "If-Match|\"1\", \"2\"",
                "If-Match|\"a\"",
                "If-Match|\"0\"",
                "If-Match|\"-1\"",
                "If-Match|\"99999999999999999999\"",
                "If-Match|\"\"",
                "If-None-Match|\"1\"",
                "If-None-Match|W/\"1\"",
            })
    void a_malformed_precondition_is_named(String header, String value) {
        assertProblem(
                writing("maria", "a")
                        .header(header, value)
                        .put(NOTES + "/" + id)
                        .then()
                        .body("errors[0].header", equalTo(header)),
                ProblemType.INVALID_REQUEST);
        assertChanges(0);
    }

    @Test
    void preconditions_that_make_no_sense_are_refused() {
        assertProblem(
                writing("maria", "a")
                        .header("If-None-Match", "*")
                        .header("If-Match", "*")
                        .put(NOTES + "/" + id)
                        .then(),
                ProblemType.INVALID_REQUEST);
        assertProblem(
                as("maria")
                        .header("If-None-Match", "*")
                        .delete(NOTES + "/" + id)
                        .then(),
                ProblemType.INVALID_REQUEST);
    }

    @Test
    void a_refusal_has_the_status_of_its_kind() {
        var location = writing("maria", "a").post(NOTES).header("Location");
        assertProblem(
                as("maria").post(location + "/fold").then().body("reason", equalTo("cannot-be-folded")),
                ProblemType.REFUSED);
        as("maria").delete(location).then().statusCode(204).header("Location", nullValue());
        assertProblem(
                writing("maria", "b")
                        .header("If-Match", "*")
                        .put(location)
                        .then()
                        .body("reason", equalTo("dropped")),
                ProblemType.GONE);
        assertProblem(as("maria").get(location).then(), ProblemType.GONE);
    }

    @Test
    void a_verb_can_say_more_in_a_body() {
        var location = writing("maria", "a").post(NOTES).header("Location");
        for (var i = 0; i < 2; i++) {
            writing("maria", "b")
                    .header("Idempotency-Key", key)
                    .post(location + "/rewrite")
                    .then()
                    .statusCode(200)
                    .header("ETag", "\"2\"")
                    .header("Location", nullValue())
                    .body("text", equalTo("b"));
        }
        assertProblem(
                writing("maria", "c")
                        .header("Idempotency-Key", key)
                        .post(location + "/rewrite")
                        .then(),
                ProblemType.IDEMPOTENCY_KEY_REUSED);
        assertProblem(
                writing("maria", "c")
                        .header("If-Match", "\"1\"")
                        .post(location + "/rewrite")
                        .then(),
                ProblemType.STALE_VERSION);
        assertProblem(
                as("maria")
                        .contentType("application/json")
                        .post(location + "/rewrite")
                        .then()
                        .body("errors[0].detail", equalTo("is required")),
                ProblemType.INVALID_REQUEST);
        assertChanges(2);
    }

    @Test
    void what_is_anothers_is_as_absent_as_what_is_absent() {
        var marias = writing("maria", "a").post(NOTES).header("Location");
        var absent = as("paul").get(NOTES + "/" + id);
        var others = as("paul").get(marias);
        assertThat(others.statusCode()).isEqualTo(absent.statusCode()).isEqualTo(404);
        assertThat(others.asByteArray()).isEqualTo(absent.asByteArray());

        assertThat(as("paul").delete(marias).asByteArray()).isEqualTo(absent.asByteArray());
        assertThat(writing("paul", "b").header("If-Match", "\"1\"").put(marias).asByteArray())
                .isEqualTo(absent.asByteArray());
        assertThat(as("paul").get(NOTES + "/nonsense").asByteArray()).isEqualTo(absent.asByteArray());
    }

    @Test
    void an_id_is_the_same_in_capitals() {
        writing("maria", "a")
                .header("If-None-Match", "*")
                .put(NOTES + "/" + id.toUpperCase())
                .then()
                .statusCode(201)
                .header("Location", NOTES + "/" + id);
    }

    @Test
    void what_the_client_has_is_not_sent_again() {
        var location = writing("maria", "a").post(NOTES).header("Location");
        as("maria")
                .header("If-None-Match", "\"1\"")
                .get(location)
                .then()
                .statusCode(304)
                .header("ETag", "\"1\"");
        as("maria").header("If-None-Match", "\"2\"").get(location).then().statusCode(200);
    }

    @Test
    void what_is_not_decided_in_time_can_be_asked_for() {
        engine.mood = Mood.IS_SLOW;
        var pending = writing("maria", "a")
                .header("Idempotency-Key", key)
                .post(NOTES)
                .then()
                .statusCode(202)
                .header("Retry-After", "1")
                .body("status", equalTo("pending"))
                .extract()
                .header("Location");
        as("maria").get(pending).then().statusCode(200).body("status", equalTo("pending"));

        engine.mood = Mood.ANSWERS;
        engine.catchUp();
        var resource = as("maria")
                .get(pending)
                .then()
                .body("status", equalTo("done"))
                .extract()
                .<String>path("resource");
        as("maria").get(resource).then().statusCode(200).body("text", equalTo("a"));
        writing("maria", "a")
                .header("Idempotency-Key", key)
                .post(NOTES)
                .then()
                .statusCode(201)
                .header("Location", resource);
        assertChanges(1);
    }

    @Test
    void a_request_that_was_never_decided_is_not_called_done() {
        engine.mood = Mood.IS_SLOW;
        writing("maria", "a").header("Idempotency-Key", key).post(NOTES).then().statusCode(202);
        var other = writing("maria", "b")
                .header("Idempotency-Key", key)
                .post(NOTES)
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        engine.mood = Mood.ANSWERS;
        engine.catchUp();
        assertProblem(as("maria").get(other).then(), ProblemType.IDEMPOTENCY_KEY_REUSED);
        assertChanges(1);
    }

    @Test
    void a_refusal_that_came_late_is_told() {
        engine.mood = Mood.IS_SLOW;
        var pending = as("maria").post(NOTES + "/" + id + "/fold").header("Location");
        engine.mood = Mood.ANSWERS;
        engine.catchUp();
        as("maria")
                .get(pending)
                .then()
                .body("status", equalTo("refused"))
                .body("reason", equalTo("cannot-be-folded"))
                .body("resource", nullValue());
    }

    @Test
    void a_command_is_its_own_persons_only_and_cannot_be_made_up() {
        engine.mood = Mood.IS_SLOW;
        var pending = writing("maria", "a").post(NOTES).header("Location");
        assertProblem(as("paul").get(pending).then(), ProblemType.NOT_FOUND);
        assertProblem(
                as("maria").get(pending.substring(0, pending.length() - 2)).then(), ProblemType.NOT_FOUND);
        assertProblem(as("maria").get(Notes.BASE + "/commands/" + id).then(), ProblemType.NOT_FOUND);
    }

    @Test
    void a_command_whose_receipt_is_gone_is_gone() {
        engine.mood = Mood.IS_SLOW;
        var pending = writing("maria", "a").post(NOTES).header("Location");
        engine.catchUp();
        engine.forgetReceipts();
        assertProblem(as("maria").get(pending).then(), ProblemType.RECEIPT_GONE);
    }

    @Test
    void a_command_that_may_be_lost_is_told_with_its_key() {
        engine.mood = Mood.LOSES_TRACK;
        assertProblem(
                writing("maria", "a")
                        .header("Idempotency-Key", key)
                        .post(NOTES)
                        .then()
                        .header("Retry-After", "1")
                        .header("Idempotency-Key", key),
                ProblemType.OUTCOME_UNKNOWN);

        var minted = writing("maria", "a").post(NOTES).then().extract().header("Idempotency-Key");
        engine.mood = Mood.ANSWERS;
        writing("maria", "a")
                .header("Idempotency-Key", minted)
                .post(NOTES)
                .then()
                .statusCode(201);
    }

    @Test
    void a_command_that_failed_is_no_success() {
        engine.mood = Mood.FAILS;
        assertProblem(writing("maria", "a").post(NOTES).then(), ProblemType.COMMAND_FAILED);
        engine.mood = Mood.FINDS_TOO_LARGE;
        assertProblem(writing("maria", "a").post(NOTES).then(), ProblemType.BODY_TOO_LARGE);
    }

    @Test
    void while_documents_are_rebuilt_reads_wait_and_writes_do_not() {
        var location = writing("maria", "a").post(NOTES).header("Location");
        engine.mood = Mood.IS_REBUILDING;
        assertProblem(as("maria").get(location).then().header("Retry-After", "2"), ProblemType.NOT_READABLE);

        var pending = writing("maria", "b")
                .post(NOTES)
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        assertProblem(as("maria").get(pending).then(), ProblemType.NOT_READABLE);
        engine.mood = Mood.ANSWERS;
        as("maria").get(pending).then().body("status", equalTo("done"));
    }

    private void assertChanges(int expected) {
        assertThat(engine.versions() - versionsBefore).isEqualTo(expected);
    }
}
