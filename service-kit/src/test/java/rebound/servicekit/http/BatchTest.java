package rebound.servicekit.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static rebound.servicekit.http.Notes.BASE;
import static rebound.servicekit.http.Notes.NOTES;
import static rebound.servicekit.http.Notes.as;
import static rebound.servicekit.http.Notes.assertProblem;
import static rebound.servicekit.http.Notes.writing;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rebound.servicekit.TestKeys;
import rebound.servicekit.Tokens;
import rebound.servicekit.note.EngineInMemory;
import rebound.servicekit.note.EngineInMemory.Mood;
import rebound.servicekit.problem.ProblemType;

@QuarkusTest
@WithTestResource(TestKeys.class)
class BatchTest {

    private static final String BATCH = BASE + "/batch";

    @Inject
    EngineInMemory engine;

    private final String maria = "maria-" + UUID.randomUUID();

    @AfterEach
    void calmDown() {
        engine.calmDown();
    }

    @Test
    void is_carried_out_in_order_each_item_as_if_it_were_alone() {
        var id = UUID.randomUUID().toString();
        var key = UUID.randomUUID().toString();
        send("""
                        {'method': 'POST', 'path': '/notes', 'key': '%s', 'body': {'text': 'a'}},
                        {'method': 'PUT', 'path': '/notes/%s', 'ifNoneMatch': '*', 'body': {'text': 'b'}},
                        {'method': 'PUT', 'path': '/notes/%s', 'ifMatch': '"1"', 'body': {'text': 'c'}},
                        {'method': 'GET', 'path': '/notes/%s'},
                        {'method': 'GET', 'path': '/notes/%s', 'ifNoneMatch': '"2"'},
                        {'method': 'GET', 'path': '/changes?limit=1'},
                        {'method': 'DELETE', 'path': '/notes/%s'}""".formatted(key, id, id, id, id, id))
                .then()
                .statusCode(200)
                .body("items.status", equalTo(List.of(201, 201, 200, 200, 304, 200, 204)))
                .body("items[0].key", equalTo(key))
                .body("items[0].headers.location", startsWith(NOTES + "/"))
                .body("items[0].headers.etag", equalTo("\"1\""))
                .body("items[0].body.text", equalTo("a"))
                .body("items[1].headers.location", equalTo(NOTES + "/" + id))
                .body("items[2].headers.etag", equalTo("\"2\""))
                .body("items[2].headers", not(hasKey("location")))
                .body("items[3].body.text", equalTo("c"))
                .body("items[3]", not(hasKey("key")))
                .body("items[4]", not(hasKey("body")))
                .body("items[5].body.items", hasSize(1))
                .body("items[6]", not(hasKey("body")));
        // Its own request under the same key is the same one.
        writing(maria, "a").header("Idempotency-Key", key).post(NOTES).then().statusCode(201);
        as(maria).get(BASE + "/changes").then().body("items", hasSize(2));
    }

    @Test
    void can_be_repeated() {
        var key = UUID.randomUUID().toString();
        var items = """
                {'method': 'POST', 'path': '/notes', 'body': {'text': 'a'}},
                {'method': 'POST', 'path': '/notes', 'body': {'text': 'a'}}""";
        var first = batch(maria, items, "").header("Idempotency-Key", key).post(BATCH);
        var second = batch(maria, items, "").header("Idempotency-Key", key).post(BATCH);
        assertThat(second.asString()).isEqualTo(first.asString());
        as(maria).get(BASE + "/changes").then().body("items", hasSize(2));

        // Without a key it is another batch; each item tells how to repeat it.
        var keys = send(items).then().statusCode(200).extract().<List<String>>path("items.key");
        as(maria).get(BASE + "/changes").then().body("items", hasSize(4));
        writing(maria, "a")
                .header("Idempotency-Key", keys.get(1))
                .post(NOTES)
                .then()
                .statusCode(201);
        as(maria).get(BASE + "/changes").then().body("items", hasSize(4));
    }

    @Test
    void stops_at_the_first_item_that_is_not_carried_out() {
        send("""
                        {'method': 'POST', 'path': '/notes', 'body': {'text': 'a'}},
                        {'method': 'POST', 'path': '/notes', 'body': {'text': 1}},
                        {'method': 'POST', 'path': '/notes', 'body': {'text': 'c'}},
                        {'method': 'GET', 'path': '/notes'}""")
                .then()
                .statusCode(200)
                .body("items.status", equalTo(List.of(201, 400, 424, 424)))
                .body("items[1].body.type", equalTo(ProblemType.INVALID_REQUEST.uri()))
                .body("items[1].body.errors[0].pointer", equalTo("/text"))
                .body("items[2].body.type", equalTo(ProblemType.EARLIER_ITEM_FAILED.uri()))
                .body("items[2].body.status", equalTo(424));
        as(maria).get(BASE + "/changes").then().body("items", hasSize(1));
    }

    /** The last of them is refused by its instance, not by the batch. */
    @Test
    void what_is_urgent_is_sent_also_after_an_item_that_was_not_carried_out() {
        send("""
                        {'method': 'POST', 'path': '/notes', 'body': {'text': 1}},
                        {'method': 'POST', 'path': '/notes?urgent=true', 'body': {'text': 'a'}},
                        {'method': 'POST', 'path': '/notes', 'body': {'text': 'b'}},
                        {'method': 'POST', 'path': '/notes?urgent=true', 'body': {'text': 1}}""")
                .then()
                .statusCode(200)
                .body("items.status", equalTo(List.of(400, 201, 424, 400)))
                .body("items[2].body", not(hasKey("help")));
        as(maria).get(BASE + "/changes").then().body("items", hasSize(1));
    }

    @Test
    void goes_on_if_it_is_told_to() {
        batch(maria, """
                        {'method': 'POST', 'path': '/notes', 'body': {'text': 1}},
                        {'method': 'POST', 'path': '/nowhere', 'body': {'text': 'b'}},
                        {'method': 'PATCH', 'path': '/notes'},
                        {'method': 'PUT', 'path': '/notes/%s', 'body': {'text': 'b'}},
                        {'method': 'POST', 'path': '/notes', 'body': null},
                        {'method': 'POST', 'path': '/notes', 'body': {'text': 'c'}}""".formatted(UUID.randomUUID()), ", 'onError': 'continue'")
                .post(BATCH)
                .then()
                .statusCode(200)
                .body("items.status", equalTo(List.of(400, 404, 405, 428, 400, 201)));
    }

    @Test
    void tells_how_to_repeat_an_item_whose_outcome_is_unknown() {
        engine.mood = Mood.LOSES_TRACK;
        var answer = send("{'method': 'POST', 'path': '/notes', 'body': {'text': 'a'}}")
                .then()
                .statusCode(200)
                .body("items[0].status", equalTo(503))
                .body("items[0].headers.retryAfter", equalTo("1"))
                .body("items[0].body.type", equalTo(ProblemType.OUTCOME_UNKNOWN.uri()));
        engine.mood = Mood.ANSWERS;
        var key = answer.extract().<String>path("items[0].key");
        writing(maria, "a").header("Idempotency-Key", key).post(NOTES).then().statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/batch",
                "/batch?x=1",
                "/changes/stream",
                "/changes/stream?after=x",
                "",
                "/",
                "notes",
                "/notes/",
                "//evil.example/notes",
                "http://evil.example/notes",
                "/../../q/metrics",
                "/notes/../../q/metrics",
                "/notes/..",
                "/%2e%2e/%2e%2e/q/metrics",
                "/notes/%2E%2E/%2E%2E/%2E%2E/q/metrics",
                "/notes/.x",
                "/.",
                "/notes//x",
                "/notes;a=b/x",
                "/notes#x",
                "/notes x",
                "/notes\\\\..\\\\x",
                "@evil.example/",
                ":80/notes"
            })
    void leads_nowhere_else(String path) {
        assertProblem(
                send("{'method': 'GET', 'path': '/notes'}, {'method': 'GET', 'path': '%s'}".formatted(path))
                        .then()
                        .body("errors[0].pointer", equalTo("/items/1/path")),
                ProblemType.INVALID_REQUEST);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'path': '/notes'}|/items/0/method",
                "{'method': 'GET'}|/items/0/path",
                "{'method': 'HEAD', 'path': '/notes'}|/items/0/method",
                "{'method': 'get', 'path': '/notes'}|/items/0/method",
                "{'method': 'GET', 'path': '/notes', 'key': ''}|/items/0/key",
                "{'method': 'GET', 'path': '/notes', 'key': 'a\\u0009'}|/items/0/key",
                "{'method': 'GET', 'path': '/notes', 'ifMatch': 'a\\r\\nX: y'}|/items/0/ifMatch",
                "{'method': 'GET', 'path': '/notes', 'ifNoneMatch': 'é'}|/items/0/ifNoneMatch",
                "{'method': 'GET', 'path': '/notes', 'headers': {}}|/items/0/headers",
                "{'method': 'GET', 'path': 1}|/items/0/path",
                "null|/items/0",
            })
    void an_item_that_breaks_a_rule_is_named_and_nothing_is_done(String item, String pointer) {
        assertProblem(
                send(item + ", {'method': 'POST', 'path': '/notes', 'body': {'text': 'a'}}")
                        .then()
                        .body("errors.pointer", hasItem(pointer)),
                ProblemType.INVALID_REQUEST);
        as(maria).get(BASE + "/changes").then().body("items", hasSize(0));
    }

    @Test
    void leads_no_further_than_2048_characters() {
        send("{'method': 'GET', 'path': '/notes?from=%s'}".formatted("a".repeat(2_048 - 12)))
                .then()
                .statusCode(200)
                .body("items[0].status", equalTo(400));
        for (var path : List.of("/notes?from=" + "a".repeat(2_049 - 12), "/a".repeat(400_000), "/".repeat(400_000))) {
            assertProblem(
                    send("{'method': 'GET', 'path': '%s'}".formatted(path))
                            .then()
                            .body("errors[0].pointer", equalTo("/items/0/path")),
                    ProblemType.INVALID_REQUEST);
        }
    }

    @Test
    void has_at_most_100_items() {
        var item = "{'method': 'GET', 'path': '/notes'}";
        var most = IntStream.range(0, 100).mapToObj(i -> item).collect(Collectors.joining(","));
        send(most).then().statusCode(200).body("items", hasSize(100));
        assertProblem(
                send(most + "," + item).then().body("errors[0].pointer", equalTo("/items")),
                ProblemType.INVALID_REQUEST);
        send("").then().statusCode(200).body("items", hasSize(0));
        assertProblem(
                batch(maria, item, ", 'onError': 'ignore'")
                        .post(BATCH)
                        .then()
                        .body("errors[0].pointer", equalTo("/onError")),
                ProblemType.INVALID_REQUEST);
    }

    @Test
    void what_may_not_be_said_alone_may_not_be_said_in_a_batch() {
        send("{'method': 'POST', 'path': '/notes', 'body': {'text': 'a\\ud800'}}")
                .then()
                .body("items[0].status", equalTo(400))
                .body("items[0].body.errors[0].pointer", equalTo("/text"));
        send("{'method': 'POST', 'path': '/notes', 'body': {'text': 'ü 🌱 \\u2028'}}")
                .then()
                .body("items[0].status", equalTo(201))
                .body("items[0].body.text", equalTo("ü 🌱 \u2028"));
    }

    @Test
    void items_have_the_scopes_of_its_token() {
        var writes = Tokens.with(maria, Map.of("scope", "note:write"));
        given().auth()
                .oauth2(writes)
                .contentType(ContentType.JSON)
                .body("{\"items\":[{\"method\":\"GET\",\"path\":\"/notes\"}]}")
                .post(BATCH)
                .then()
                .statusCode(200)
                .body("items[0].status", equalTo(403))
                .body("items[0].body.type", equalTo(ProblemType.INSUFFICIENT_SCOPE.uri()));
        assertProblem(
                given().contentType(ContentType.JSON).body("{}").post(BATCH).then(), ProblemType.UNAUTHENTICATED);
    }

    @Test
    void what_is_no_json_is_not_answered() {
        send("{'method': 'GET', 'path': '/notes/open'}").then().body("items[0].body.open", equalTo("to all"));
        send("{'method': 'DELETE', 'path': '/notes/%s'}".formatted(UUID.randomUUID()))
                .then()
                .body("items[0].status", equalTo(404))
                .body("items[0].headers.location", nullValue());
    }

    private Response send(String items) {
        return batch(maria, items, "").post(BATCH);
    }

    /** In single quotes, but for what is in an ETag. */
    private static RequestSpecification batch(String user, String items, String more) {
        var json = "{'items': [" + items.replace("\"", "\\\"") + "]" + more + "}";
        return as(user).contentType(ContentType.JSON).body(json.replace('\'', '"'));
    }
}
