package rebound.journal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static rebound.servicekit.testing.Problems.assertInvalid;
import static rebound.servicekit.testing.Problems.assertProblem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import rebound.servicekit.problem.ProblemType;
import rebound.servicekit.testing.OnLocalStack;
import rebound.servicekit.testing.Person;

@QuarkusTest
@WithTestResource(OnLocalStack.class)
class EntryResourceIT {

    private static final String ENTRIES = "/journal/v1/entries";
    private static final int LONGEST_TEXT = 256 * 1024;

    private final Person maria = Person.anyone();
    private final String id = UUID.randomUUID().toString();
    private final String key = UUID.randomUUID().toString();

    @Test
    void a_post_writes_an_entry() {
        var about = UUID.randomUUID().toString();
        var response = maria.sends("""
                        {"text": "I was let go 🌧", "mood": {"valence": -1, "energy": 0.25}, "emotions": ["sad"],
                         "tags": ["work", "work"], "about": {"type": "setback", "id": "%s"},
                         "happenedAt": "2026-10-05T08:30:00+02:00", "zone": "Europe/Berlin"}""".formatted(about.toUpperCase())).post(ENTRIES);
        response.then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Location", equalTo(ENTRIES + "/" + response.<String>path("id")))
                .header("Cache-Control", "private, no-store")
                .body("version", equalTo(1))
                .body("state", equalTo("written"))
                .body("allowed", hasItems("revise", "delete"))
                .body("links.self", equalTo(response.header("Location")))
                .body("links.about", equalTo("/journal/v1/setbacks/" + about))
                .body("text", equalTo("I was let go 🌧"))
                .body("mood.valence", equalTo(-1.0f))
                .body("emotions", equalTo(List.of("sad")))
                .body("about.id", equalTo(about))
                .body("happenedAt", equalTo("2026-10-05T06:30:00Z"))
                .body("zone", equalTo("Europe/Berlin"));
        assertThat(maria.asks().get(response.header("Location")).asString()).isEqualTo(response.asString());
        assertLog(maria, "entry-written entry/" + response.path("id"));
    }

    @Test
    void what_is_not_said_is_now_and_utc_and_absent() {
        maria.sends("{\"text\":\"a\",\"mood\":null,\"tags\":null,\"zone\":null}")
                .post(ENTRIES)
                .then()
                .statusCode(201)
                .body("zone", equalTo("UTC"))
                .body(
                        "happenedAt.substring(0, 4)",
                        equalTo(Instant.now().toString().substring(0, 4)))
                .body("$", not(hasKey("mood")))
                .body("$", not(hasKey("about")))
                .body("tags", equalTo(List.of()));
    }

    @Test
    void a_retry_gets_the_same_answer_once() {
        var first = maria.sends(key, "{\"text\":\"a\"}").post(ENTRIES);
        var second = maria.sends(key, "{\"text\":\"a\"}").post(ENTRIES);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.asString()).isEqualTo(first.asString());
        assertLog(maria, "entry-written entry/" + first.path("id"));
    }

    @Test
    void a_key_is_good_for_one_request() {
        var first = maria.sends(key, "{\"text\":\"a\"}")
                .post(ENTRIES)
                .then()
                .statusCode(201)
                .extract();
        assertProblem(maria.sends(key, "{\"text\":\"b\"}").post(ENTRIES), ProblemType.IDEMPOTENCY_KEY_REUSED);
        assertProblem(
                maria.asks().header("Idempotency-Key", key).delete(first.header("Location")),
                ProblemType.IDEMPOTENCY_KEY_REUSED);
        assertLog(maria, "entry-written entry/" + first.path("id"));
    }

    @Test
    void another_person_may_use_the_same_key() {
        var paul = Person.anyone();
        var marias = maria.sends(key, "{\"text\":\"a\"}").post(ENTRIES).header("Location");
        paul.sends(key, "{\"text\":\"b\"}")
                .post(ENTRIES)
                .then()
                .statusCode(201)
                .header("Location", not(marias))
                .body("text", equalTo("b"));
        assertThat(paul.events()).hasSize(1);
    }

    @Test
    void a_put_writes_and_revises() {
        put("If-None-Match", "*", "{\"text\":\"a\",\"zone\":\"Asia/Tokyo\"}")
                .then()
                .statusCode(201)
                .header("Location", ENTRIES + "/" + id)
                .header("ETag", "\"1\"");
        put("If-Match", "\"1\"", "{\"text\":\"b\",\"tags\":[\"new\"]}")
                .then()
                .statusCode(200)
                .header("Location", nullValue())
                .header("ETag", "\"2\"")
                .body("text", equalTo("b"))
                .body("zone", equalTo("Asia/Tokyo"));
        put("If-Match", "*", "{\"text\":\"c\"}").then().statusCode(200).body("tags", equalTo(List.of()));
        assertLog(maria, "entry-written entry/" + id, "entry-revised entry/" + id, "entry-revised entry/" + id);
    }

    @Test
    void a_put_that_says_the_same_again_changes_nothing() {
        put("If-None-Match", "*", "{\"text\":\"a\"}");
        put("If-Match", "\"1\"", "{\"text\":\"a\"}").then().statusCode(200).header("ETag", "\"1\"");
        put("If-None-Match", "*", "{\"text\":\"a\"}").then().statusCode(201).header("ETag", "\"1\"");
        assertLog(maria, "entry-written entry/" + id);
    }

    @Test
    void a_put_needs_a_precondition_that_holds() {
        assertProblem(maria.sends("{\"text\":\"a\"}").put(ENTRIES + "/" + id), ProblemType.PRECONDITION_REQUIRED);
        assertProblem(put("If-Match", "\"1\"", "{\"text\":\"a\"}"), ProblemType.NOT_FOUND);
        put("If-None-Match", "*", "{\"text\":\"a\"}").then().statusCode(201);
        assertProblem(put("If-None-Match", "*", "{\"text\":\"b\"}"), ProblemType.STALE_VERSION)
                .body("reason", equalTo("already-written"));
        assertProblem(put("If-Match", "\"2\"", "{\"text\":\"b\"}"), ProblemType.STALE_VERSION)
                .body("reason", equalTo("stale-version"));
        assertProblem(put("If-Match", "W/\"1\"", "{\"text\":\"b\"}"), ProblemType.INVALID_REQUEST);
        assertProblem(maria.asks().header("If-Match", "\"2\"").delete(ENTRIES + "/" + id), ProblemType.STALE_VERSION);
        assertLog(maria, "entry-written entry/" + id);
    }

    @Test
    void a_deleted_entry_is_gone_and_can_come_back() {
        put("If-None-Match", "*", "{\"text\":\"a\"}");
        maria.asks().delete(ENTRIES + "/" + id).then().statusCode(204);
        maria.asks().delete(ENTRIES + "/" + id).then().statusCode(204);
        assertProblem(maria.asks().get(ENTRIES + "/" + id), ProblemType.GONE);
        assertProblem(put("If-None-Match", "*", "{\"text\":\"b\"}"), ProblemType.REFUSED)
                .body("reason", equalTo("deleted"));
        assertProblem(put("If-Match", "\"2\"", "{\"text\":\"b\"}"), ProblemType.REFUSED);
        maria.asks().get(ENTRIES).then().body("items", hasSize(0));

        maria.asks()
                .post(ENTRIES + "/" + id + "/restore")
                .then()
                .statusCode(200)
                .header("ETag", "\"3\"")
                .body("state", equalTo("written"))
                .body("text", equalTo("a"));
        maria.asks()
                .post(ENTRIES + "/" + id + "/restore")
                .then()
                .statusCode(200)
                .header("ETag", "\"3\"");
        maria.asks().get(ENTRIES).then().body("items", hasSize(1));
        assertLog(maria, "entry-written entry/" + id, "entry-deleted entry/" + id, "entry-restored entry/" + id);
    }

    @Test
    void a_draft_is_written_once_its_person_is_done_with_it() {
        put("If-None-Match", "*", "{\"text\":\"a\",\"draft\":true}")
                .then()
                .statusCode(201)
                .body("state", equalTo("draft"));
        put("If-Match", "\"1\"", "{\"text\":\"ab\",\"draft\":true}")
                .then()
                .statusCode(200)
                .body("state", equalTo("draft"));
        maria.sends("{\"text\":\"another\"}").post(ENTRIES).then().statusCode(201);
        maria.asks().get(ENTRIES).then().body("items", hasSize(2));
        maria.asks().get(ENTRIES + "?state=draft").then().body("items.text", equalTo(List.of("ab")));
        maria.asks().get(ENTRIES + "?state=written").then().body("items.text", equalTo(List.of("another")));

        put("If-Match", "\"2\"", "{\"text\":\"ab\"}").then().statusCode(200).body("state", equalTo("written"));
        assertProblem(put("If-Match", "\"3\"", "{\"text\":\"abc\",\"draft\":true}"), ProblemType.REFUSED)
                .body("reason", equalTo("no-longer-a-draft"));
        maria.asks().get(ENTRIES + "?state=draft").then().body("items", hasSize(0));
    }

    @Test
    void what_an_entry_said_before_can_be_found_again() {
        put("If-None-Match", "*", "{\"text\":\"first\",\"draft\":true,\"tags\":[\"work\"]}");
        put("If-Match", "\"1\"", "{\"text\":\"second\",\"mood\":{\"valence\":0.5}}");
        maria.asks().delete(ENTRIES + "/" + id).then().statusCode(204);
        var revisions = ENTRIES + "/" + id + "/revisions";
        assertProblem(maria.asks().get(revisions), ProblemType.GONE);
        maria.asks().post(ENTRIES + "/" + id + "/restore").then().body("links.revisions", equalTo(revisions));
        put("If-Match", "\"4\"", "{\"text\":\"third\"}");

        maria.asks()
                .get(revisions)
                .then()
                .statusCode(200)
                .body("items.text", equalTo(List.of("third", "second", "first")))
                .body("items.version", equalTo(List.of(5, 2, 1)))
                .body("items.draft", equalTo(List.of(false, false, true)))
                .body("items[1].mood.valence", equalTo(0.5f))
                .body("items[2].tags", equalTo(List.of("work")))
                .body("$", not(hasKey("next")));
        assertProblem(Person.anyone().asks().get(revisions), ProblemType.NOT_FOUND);
    }

    @Test
    void revisions_are_paged_and_a_page_of_very_long_ones_ends_early() {
        var text = "a".repeat(100_000);
        put("If-None-Match", "*", "{\"text\":\"" + text + "\"}");
        for (var version = 1; version < 30; version++) {
            put("If-Match", "*", "{\"text\":\"" + version + text + "\"}").then().statusCode(200);
        }
        var revisions = ENTRIES + "/" + id + "/revisions";
        var first = maria.asks()
                .get(revisions + "?limit=2")
                .then()
                .body("items", hasSize(2))
                .extract();
        var second = maria.asks()
                .queryParam("after", first.<String>path("next"))
                .get(revisions + "?limit=200")
                .then()
                .body("items", hasSize(25))
                .extract();
        maria.asks()
                .queryParam("after", second.<String>path("next"))
                .get(revisions + "?limit=200")
                .then()
                .body("items.version", equalTo(List.of(3, 2, 1)))
                .body("next", nullValue());
        assertProblem(
                maria.asks().queryParam("after", first.<String>path("next")).get(ENTRIES), ProblemType.INVALID_REQUEST);
    }

    @Test
    void a_retry_shows_nothing_that_is_gone_by_now() {
        var first = maria.sends(key, "{\"text\":\"a\"}").post(ENTRIES);
        maria.asks().delete(first.header("Location")).then().statusCode(204);
        assertProblem(maria.sends(key, "{\"text\":\"a\"}").post(ENTRIES), ProblemType.GONE);
    }

    @Test
    void what_is_anothers_is_absent() {
        put("If-None-Match", "*", "{\"text\":\"a\"}");
        var paul = Person.anyone();
        var absent = paul.asks().get(ENTRIES + "/" + UUID.randomUUID());
        assertProblem(absent, ProblemType.NOT_FOUND);
        for (var answer : List.of(
                paul.asks().get(ENTRIES + "/" + id),
                paul.asks().delete(ENTRIES + "/" + id),
                paul.asks().post(ENTRIES + "/" + id + "/restore"),
                paul.sends("{\"text\":\"b\"}").header("If-Match", "\"1\"").put(ENTRIES + "/" + id))) {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.asByteArray()).isEqualTo(absent.asByteArray());
        }
        assertThat(paul.events()).isEmpty();
        paul.sends("{\"text\":\"mine\"}")
                .header("If-None-Match", "*")
                .put(ENTRIES + "/" + id)
                .then()
                .statusCode(201);
        maria.asks().get(ENTRIES + "/" + id).then().body("text", equalTo("a"));
        assertLog(maria, "entry-written entry/" + id);
    }

    @Test
    void the_list_is_paged_newest_first() {
        for (var day : List.of(3, 1, 5, 2, 4)) {
            maria.sends("{\"text\":\"%d\",\"happenedAt\":\"2026-0%d-01T00:00:00Z\"}".formatted(day, day))
                    .post(ENTRIES)
                    .then()
                    .statusCode(201);
        }
        assertThat(pages("")).containsExactly("5", "4", "3", "2", "1");
        assertThat(pages("&from=2026-02-01T00:00:00Z&to=2026-04-01T00:00:00Z")).containsExactly("3", "2");
        Person.anyone().asks().get(ENTRIES).then().body("items", hasSize(0)).body("next", nullValue());
    }

    private List<String> pages(String filter) {
        var texts = new ArrayList<String>();
        String next = null;
        do {
            var request = next == null ? maria.asks() : maria.asks().queryParam("after", next);
            var page = request.get(ENTRIES + "?limit=2" + filter)
                    .then()
                    .statusCode(200)
                    .extract();
            texts.addAll(page.<List<String>>path("items.text"));
            next = page.path("next");
        } while (next != null);
        return texts;
    }

    @Test
    void a_page_of_very_long_entries_ends_early_and_the_next_goes_on() {
        var text = "a".repeat(100_000);
        for (var i = 0; i < 30; i++) {
            maria.sends("{\"text\":\"" + text + "\"}").post(ENTRIES).then().statusCode(201);
        }
        var first = maria.asks()
                .get(ENTRIES + "?limit=200")
                .then()
                .body("items", hasSize(25))
                .extract();
        maria.asks()
                .queryParam("after", first.<String>path("next"))
                .get(ENTRIES + "?limit=200")
                .then()
                .body("items", hasSize(5))
                .body("next", nullValue());
    }

    @Test
    void a_cursor_is_good_for_its_person_and_filters() {
        maria.sends("{\"text\":\"a\"}").post(ENTRIES);
        maria.sends("{\"text\":\"b\"}").post(ENTRIES);
        var next = maria.asks().get(ENTRIES + "?limit=1").<String>path("next");
        for (var bad : List.of(
                Person.anyone().asks().queryParam("after", next).get(ENTRIES),
                maria.asks().queryParam("after", next).get(ENTRIES + "?from=2020-01-01T00:00:00Z"),
                maria.asks().queryParam("after", next).get("/journal/v1/timeline"),
                maria.asks().queryParam("after", next + "x").get(ENTRIES))) {
            assertProblem(bad, ProblemType.INVALID_REQUEST).body("errors[0].parameter", equalTo("after"));
        }
    }

    @Nested
    class Limits {

        @Test
        void a_text_has_at_most_256_kib() {
            maria.sends("{\"text\":\"" + "a".repeat(LONGEST_TEXT) + "\"}")
                    .post(ENTRIES)
                    .then()
                    .statusCode(201);
            maria.sends("{\"text\":\"" + "🌧".repeat(LONGEST_TEXT / 4) + "\"}")
                    .post(ENTRIES)
                    .then()
                    .statusCode(201);
            assertInvalid(
                    maria.sends("{\"text\":\"" + "a".repeat(LONGEST_TEXT + 1) + "\"}")
                            .post(ENTRIES),
                    "/text");
            assertInvalid(
                    maria.sends("{\"text\":\"" + "🌧".repeat(LONGEST_TEXT / 4) + "a\"}")
                            .post(ENTRIES),
                    "/text");
            assertThat(maria.events()).hasSize(2);
        }

        @Test
        void there_are_at_most_32_tags_of_64_characters() {
            for (var field : List.of("tags", "emotions")) {
                maria.sends(withList(field, 32, 64)).post(ENTRIES).then().statusCode(201);
                assertInvalid(maria.sends(withList(field, 33, 1)).post(ENTRIES), "/" + field);
                assertInvalid(maria.sends(withList(field, 1, 65)).post(ENTRIES), "/" + field + "/0");
            }
            assertThat(maria.events()).hasSize(2);
        }

        @Test
        void nothing_happened_before_1900_or_more_than_5_minutes_from_now() {
            maria.sends(at(Instant.now().plusSeconds(290))).post(ENTRIES).then().statusCode(201);
            assertInvalid(maria.sends(at(Instant.now().plusSeconds(330))).post(ENTRIES), "/happenedAt");
            maria.sends(at(Instant.parse("1900-01-01T00:00:00Z")))
                    .post(ENTRIES)
                    .then()
                    .statusCode(201);
            assertInvalid(maria.sends(at(Instant.parse("1899-12-31T23:59:59Z"))).post(ENTRIES), "/happenedAt");
            assertThat(maria.events()).hasSize(2);
        }

        private static String withList(String field, int count, int length) {
            return IntStream.range(0, count)
                    .mapToObj(i -> "\"" + "🌧".repeat(length) + "\"")
                    .collect(Collectors.joining(",", "{\"text\":\"a\",\"" + field + "\":[", "]}"));
        }

        private static String at(Instant time) {
            return "{\"text\":\"a\",\"happenedAt\":\"" + time + "\"}";
        }
    }

    static List<Arguments> badDocuments() {
        return List.of(
                Arguments.of("{}", "/text"),
                Arguments.of("{'text':null}", "/text"),
                Arguments.of("{'text':''}", "/text"),
                Arguments.of("{'text':' \\n\\t '}", "/text"),
                Arguments.of("{'text':1}", "/text"),
                Arguments.of("{'text':['a']}", "/text"),
                Arguments.of("{'text':'a\\u0000'}", "/text"),
                Arguments.of("{'text':'\\ud83c'}", "/text"),
                Arguments.of("{'text':'a','mood':1}", "/mood"),
                Arguments.of("{'text':'a','mood':{'valence':1.0001}}", "/mood/valence"),
                Arguments.of("{'text':'a','mood':{'valence':-1.0001}}", "/mood/valence"),
                Arguments.of("{'text':'a','mood':{'energy':1e308}}", "/mood/energy"),
                Arguments.of("{'text':'a','mood':{'energy':'0'}}", "/mood/energy"),
                Arguments.of("{'text':'a','mood':{'joy':1}}", "/mood/joy"),
                Arguments.of("{'text':'a','tags':'a'}", "/tags"),
                Arguments.of("{'text':'a','tags':[null]}", "/tags/0"),
                Arguments.of("{'text':'a','tags':['']}", "/tags/0"),
                Arguments.of("{'text':'a','tags':['a',1]}", "/tags/1"),
                Arguments.of("{'text':'a','emotions':{}}", "/emotions"),
                Arguments.of("{'text':'a','about':{}}", "/about/id"),
                Arguments.of("{'text':'a','about':{'type':'setback'}}", "/about/id"),
                Arguments.of(
                        "{'text':'a','about':{'type':'step','id':'018f4e5a-0000-7000-8000-0000000000aa'}}",
                        "/about/type"),
                Arguments.of("{'text':'a','about':{'type':'setback','id':'1'}}", "/about/id"),
                Arguments.of("{'text':'a','happenedAt':'yesterday'}", "/happenedAt"),
                Arguments.of("{'text':'a','happenedAt':1700000000}", "/happenedAt"),
                Arguments.of("{'text':'a','happenedAt':'+999999999-01-01T00:00:00Z'}", "/happenedAt"),
                Arguments.of("{'text':'a','happenedAt':'-0001-01-01T00:00:00Z'}", "/happenedAt"),
                Arguments.of("{'text':'a','zone':'Mars/Olympus'}", "/zone"),
                Arguments.of("{'text':'a','zone':'+02:00'}", "/zone"),
                Arguments.of("{'text':'a','zone':''}", "/zone"),
                Arguments.of("{'text':'a','userId':'b'}", "/userId"),
                Arguments.of("{'text':'a','id':'b'}", "/id"),
                Arguments.of("{'text':'a','version':7}", "/version"),
                Arguments.of("[]", ""),
                Arguments.of("null", ""),
                Arguments.of("", ""));
    }

    @ParameterizedTest
    @MethodSource("badDocuments")
    void a_bad_document_is_refused_at_its_field(String json, String pointer) {
        var body = json.replace('\'', '"');
        assertInvalid(maria.sends(body).post(ENTRIES), pointer);
        assertInvalid(put("If-None-Match", "*", body), pointer);
        assertThat(maria.events()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "{\"text\":\"a\"", "{\"text\":\"a\",\"text\":\"a\"}", "{\"text\":\"a\"}{}", "{text:1}"})
    void malformed_json_is_refused(String json) {
        assertProblem(maria.sends(json).post(ENTRIES), ProblemType.MALFORMED_JSON);
        assertThat(maria.events()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "018f4e5a",
                "018f4e5a-0000-7000-8000-0000000000a",
                "018f4e5a-0000-7000-8000-0000000000ag",
                "018f4e5a-0000-9000-8000-0000000000aa",
                "018f4e5a-0000-7000-c000-0000000000aa",
                "00000000-0000-0000-0000-000000000000"
            })
    void what_is_no_id_is_not_found(String bad) {
        assertProblem(maria.asks().get(ENTRIES + "/{id}", bad), ProblemType.NOT_FOUND);
        assertProblem(
                maria.sends("{\"text\":\"a\"}").header("If-None-Match", "*").put(ENTRIES + "/{id}", bad),
                ProblemType.NOT_FOUND);
        assertThat(maria.events()).isEmpty();
    }

    private Response put(String precondition, String value, String json) {
        return maria.sends(json).header(precondition, value).put(ENTRIES + "/" + id);
    }

    private static void assertLog(Person person, String... events) {
        assertThat(person.events()).containsExactly(events);
    }
}
