package rebound.journal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static rebound.servicekit.testing.Problems.assertInvalid;
import static rebound.servicekit.testing.Problems.assertProblem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rebound.servicekit.problem.ProblemType;
import rebound.servicekit.testing.OnLocalStack;
import rebound.servicekit.testing.Person;

/** Safety rule 9, wherever something comes back by itself. */
@QuarkusTest
@WithTestResource(OnLocalStack.class)
class SilenceResourceIT {

    private static final String SILENCES = "/journal/v1/silences";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Person maria = Person.anyone();

    @Test
    void one_verb_silences_and_one_takes_it_back() {
        maria.asks()
                .get(SILENCES)
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("allowed", equalTo(List.of("silence", "lift")))
                .body("silences", hasSize(0));
        silence("topic", "Exam").body("silences.kind", contains("topic")).body("silences.value", contains("exam"));
        silence("topic", " EXAM").header("ETag", "\"1\"");
        silence("person", "Ana").body("silences", hasSize(2));
        maria.sends("{\"kind\":\"topic\",\"value\":\"exam\"}")
                .post(SILENCES + "/lift")
                .then()
                .statusCode(200)
                .body("silences.value", equalTo(List.of("ana")));
        assertThat(maria.events())
                .containsExactly(
                        "silence-begun silences/" + maria.id(),
                        "silence-begun silences/" + maria.id(),
                        "silence-ended silences/" + maria.id());
        Person.anyone().asks().get(SILENCES).then().body("silences", hasSize(0));
    }

    @Test
    void a_verb_may_say_which_version_it_means() {
        liftAt("\"0\"").then().statusCode(200).header("ETag", "\"0\"");
        silenceAt("\"0\"").then().statusCode(200).header("ETag", "\"1\"");
        assertProblem(silenceAt("\"0\""), ProblemType.STALE_VERSION);
        assertProblem(liftAt("\"0\""), ProblemType.STALE_VERSION);
        liftAt("\"1\"").then().statusCode(200).header("ETag", "\"2\"");
        assertThat(maria.events()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "date, 31",
        "date, 02-30",
        "date, 2026-02-30",
        "thing, entry",
        "thing, entry/one",
        "thing, /018f4e5a-0000-7000-8000-0000000000aa"
    })
    void only_what_means_something(String kind, String value) {
        assertInvalid(maria.sends(body(kind, value)).post(SILENCES), "/value");
        assertInvalid(maria.sends(body(kind, value)).post(SILENCES + "/lift"), "/value");
        assertThat(maria.events()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"setbacks", "suggestion", "silences"})
    void a_thing_of_another_kind_can_only_be_lifted(String kind) {
        var thing = body("thing", kind + "/018f4e5a-0000-7000-8000-0000000000aa");
        assertInvalid(maria.sends(thing).post(SILENCES), "/value");
        maria.sends(thing).post(SILENCES + "/lift").then().statusCode(200).header("ETag", "\"0\"");
        assertThat(maria.events()).isEmpty();
    }

    @Test
    void a_thing_is_of_a_kind_that_can_come_back_or_be_what_such_a_thing_is_about() {
        var id = UUID.randomUUID();
        var unknown = maria.sends(body("thing", "setbacks/" + id)).post(SILENCES);
        assertThat(unknown.<String>path("errors[0].detail"))
                .isEqualTo("must be a kind, a slash and an id; the kinds are acknowledgement, anti-pattern, attempt,"
                        + " check-in, definition, desire, entry, evidence, feedback, goal, hope-note, insight,"
                        + " inspiration, lesson, letter, reflection, setback, story");
        for (var kind : List.of("Setback", "goal", "attempt", "hope-note")) {
            silence("thing", kind + "/" + id);
        }
        assertThat(maria.events()).hasSize(4);
    }

    @Test
    void nothing_that_was_silenced_comes_back_by_itself() {
        var evidence = note("{\"text\":\"I showed up\",\"person\":\"Ana\",\"happenedAt\":\"2025-06-01T08:00:00Z\"}");
        assertComesBack(1);
        silence("person", "ana");
        assertComesBack(0);
        lift("person", "ana");
        assertComesBack(1);
        silence("date", "06-01");
        assertComesBack(0);
        lift("date", "06-01");
        silence("topic", "Showed");
        assertComesBack(0);
        lift("topic", "Showed");
        assertComesBack(1);
        silence("thing", "evidence/" + id(evidence));
        assertComesBack(0);
        // What the person looks for is there as before.
        maria.asks().get(evidence).then().statusCode(200);
        maria.asks().queryParam("q", "showed").get("/journal/v1/search").then().body("items", hasSize(1));
        maria.asks().get("/journal/v1/timeline").then().body("items", hasSize(1));
    }

    @Test
    void nothing_that_names_who_was_silenced_comes_back_by_itself() {
        var tagged = write("{\"text\":\"It hurt\",\"tags\":[\"Ana\"],\"happenedAt\":\"2025-06-01T08:00:00Z\"}");
        var naming = write("{\"text\":\"Then I met Ana's friends\",\"happenedAt\":\"2025-06-01T09:00:00Z\"}");
        var neither = write("{\"text\":\"Then I went home\",\"happenedAt\":\"2025-06-01T10:00:00Z\"}");
        assertOnThisDay("2026-06-01", neither, naming, tagged);
        for (var kind : List.of("person", "topic")) {
            silence(kind, "ana");
            assertOnThisDay("2026-06-01", neither);
            // What the person looks for is there as before.
            for (var entry : List.of(tagged, naming)) {
                maria.asks().get(entry).then().statusCode(200);
            }
            maria.asks()
                    .queryParam("q", "ana")
                    .get("/journal/v1/search")
                    .then()
                    .statusCode(200)
                    .body("items.links.self", hasItem(tagged));
            maria.asks().get("/journal/v1/timeline").then().body("items", hasSize(3));
            lift(kind, "ana");
            assertOnThisDay("2026-06-01", neither, naming, tagged);
        }
    }

    @Test
    void nothing_that_was_kept_of_a_silenced_reflection_comes_back_by_itself() {
        var glad = reflect("gratitude", "did");
        var evidence = keep(glad);
        maria.asks().get("/journal/v1/feed").then().body("items.links.self", contains(evidence));
        silence("thing", "reflection/" + id(glad));
        maria.asks().get("/journal/v1/feed").then().statusCode(200).body("items", hasSize(0));
        draw("{}").body("because", contains("nothing-to-draw"));
        maria.asks().get(evidence).then().statusCode(200).body("source.id", equalTo(id(glad)));
        lift("thing", "reflection/" + id(glad));
        maria.asks().get("/journal/v1/feed").then().body("items", hasSize(1));

        var learnt = reflect("two-part-lesson", "subject");
        var lesson = keep(learnt);
        var day = maria.asks().get(lesson).<String>path("happenedAt").substring(0, "2026-06-01".length());
        var aYearLater = LocalDate.parse(day).plusYears(1).toString();
        onThisDay(aYearLater).body("items.links.self", hasItem(lesson));
        silence("thing", "reflection/" + id(learnt));
        onThisDay(aYearLater).body("items.links.self", not(hasItem(lesson)));
        maria.asks().get(lesson).then().statusCode(200);
    }

    @Test
    void nothing_that_was_kept_of_a_reflection_that_names_who_was_silenced_comes_back_by_itself() {
        var glad = maria.sends("""
            {"template": {"key": "gratitude", "version": 1}, "answers": [{"question": "thanks", "person": "Anna"}, \
            {"question": "did", "list": ["I showed up"]}]}\
            """)
                .post("/journal/v1/reflections")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        var evidence = keep(glad);
        var day = maria.asks().get(evidence).<String>path("happenedAt").substring(0, "2026-06-01".length());
        var aYearLater = LocalDate.parse(day).plusYears(1).toString();
        maria.asks().get("/journal/v1/feed").then().body("items.links.self", contains(evidence));
        draw("{}").body("evidence.text", equalTo("I showed up"));
        onThisDay(aYearLater).body("items.links.self", hasItem(evidence));
        silence("person", "Anna");
        maria.asks().get("/journal/v1/feed").then().statusCode(200).body("items", hasSize(0));
        draw("{}").body("because", contains("nothing-to-draw"));
        onThisDay(aYearLater).body("items", hasSize(0));
        // What the person looks for is there as before.
        maria.asks().get(evidence).then().statusCode(200).body("source.id", equalTo(id(glad)));
        lift("person", "Anna");
        maria.asks().get("/journal/v1/feed").then().body("items.links.self", contains(evidence));
    }

    @Test
    void nothing_that_is_about_a_closed_or_deleted_setback_comes_back_by_itself() {
        var setback = maria.sends("{\"title\":\"Exam\",\"happenedAt\":\"2025-05-31T08:00:00Z\"}")
                .post("/journal/v1/setbacks")
                .header("Location");
        note(
                "{\"text\":\"I showed up\",\"happenedAt\":\"2025-06-01T08:00:00Z\",\"about\":{\"type\":\"setback\",\"id\":\"%s\"}}"
                        .formatted(id(setback)));
        assertComesBack(1);
        maria.asks().post(setback + "/close").then().statusCode(200);
        assertComesBack(0);
        maria.asks()
                .queryParam("date", "2026-05-31")
                .get("/journal/v1/on-this-day")
                .then()
                .body("items", hasSize(0));
        maria.asks().post(setback + "/reopen").then().statusCode(200);
        assertComesBack(1);
        maria.asks().delete(setback).then().statusCode(204);
        assertComesBack(0);
        maria.asks().post(setback + "/restore").then().statusCode(200);
        assertComesBack(1);
    }

    @ParameterizedTest
    @CsvSource({"topic, studies", "person, ana", "date, 05-31"})
    void nothing_that_is_about_a_silenced_setback_comes_back_by_itself(String kind, String value) {
        var setback = maria.sends(
                        "{\"title\":\"Exam\",\"area\":\"studies\",\"person\":\"Ana\",\"happenedAt\":\"2025-05-31T08:00:00Z\"}")
                .post("/journal/v1/setbacks")
                .header("Location");
        note(
                "{\"text\":\"I showed up\",\"happenedAt\":\"2025-06-01T08:00:00Z\",\"about\":{\"type\":\"setback\",\"id\":\"%s\"}}"
                        .formatted(id(setback)));
        assertComesBack(1);
        silence(kind, value);
        assertComesBack(0);
        lift(kind, value);
        assertComesBack(1);
    }

    @Test
    void nothing_of_which_something_silenced_was_said_later_on_comes_back_by_itself() {
        var evidence = note("{\"text\":\"I showed up\",\"happenedAt\":\"2025-06-01T08:00:00Z\"}");
        maria.sends("{\"to\":{\"type\":\"goal\",\"id\":\"%s\"},\"how\":\"As Ana does\"}".formatted(UUID.randomUUID()))
                .post(evidence + "/apply")
                .then()
                .statusCode(200);
        assertComesBack(1);
        silence("person", "ana");
        assertComesBack(0);
        lift("person", "ana");
        assertComesBack(1);
    }

    @Test
    void nothing_that_is_about_a_setback_of_which_something_silenced_was_said_comes_back_by_itself() {
        var setback = maria.sends("{\"title\":\"Exam\",\"happenedAt\":\"2025-05-31T08:00:00Z\"}")
                .post("/journal/v1/setbacks")
                .header("Location");
        note(
                "{\"text\":\"I showed up\",\"happenedAt\":\"2025-06-01T08:00:00Z\",\"about\":{\"type\":\"setback\",\"id\":\"%s\"}}"
                        .formatted(id(setback)));
        maria.sends("{\"mine\":\"I left it to Ana\"}")
                .put(setback + "/ownership")
                .then()
                .statusCode(200);
        assertComesBack(1);
        silence("person", "ana");
        assertComesBack(0);
    }

    @Test
    void nothing_that_is_about_the_attempt_of_a_closed_setback_comes_back_by_itself() {
        var setback = maria.sends("{\"title\":\"Exam\",\"happenedAt\":\"2025-05-31T08:00:00Z\"}")
                .post("/journal/v1/setbacks")
                .header("Location");
        note(
                "{\"text\":\"I showed up\",\"happenedAt\":\"2025-06-01T08:00:00Z\",\"about\":{\"type\":\"attempt\",\"id\":\"%s\"}}"
                        .formatted(id(setback)));
        assertComesBack(1);
        maria.asks().post(setback + "/close").then().statusCode(200);
        assertComesBack(0);
    }

    @Test
    void evidence_is_drawn_by_its_seed() {
        for (var number = 0; number < 5; number++) {
            note("{\"text\":\"%d\"}".formatted(number));
        }
        var drawn = draw("{\"seed\":\"a\"}").body("because", contains("you-kept-it", "drawn-by-chance"));
        var text = drawn.extract().<String>path("evidence.text");
        draw("{\"seed\":\"a\"}").body("evidence.text", equalTo(text));
        var seed = draw("{}").extract().<String>path("seed");
        var chance = draw("{\"seed\":\"%s\"}".formatted(seed)).extract().<String>path("evidence.text");
        assertThat(chance).isNotEmpty();
        assertThat(maria.events()).hasSize(5);
    }

    private void assertComesBack(int times) {
        maria.asks().get("/journal/v1/feed").then().statusCode(200).body("items", hasSize(times));
        onThisDay("2026-06-01").body("items", hasSize(times));
        maria.asks()
                .queryParam("q", "show")
                .get("/journal/v1/search/suggestions")
                .then()
                .statusCode(200)
                .body("words", hasSize(times));
        var drawn = draw("{}");
        if (times == 0) {
            drawn.body("because", contains("nothing-to-draw")).body("$", not(hasKey("evidence")));
        } else {
            drawn.body("evidence.text", equalTo("I showed up"));
        }
    }

    private void assertOnThisDay(String date, String... things) {
        onThisDay(date).body("items.links.self", equalTo(List.of(things)));
    }

    private ValidatableResponse onThisDay(String date) {
        return maria.asks()
                .queryParam("date", date)
                .get("/journal/v1/on-this-day")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse draw(String body) {
        return maria.sends(body).post("/journal/v1/evidence/draw").then().statusCode(200);
    }

    private String note(String evidence) {
        return maria.sends(evidence).post("/journal/v1/evidence").header("Location");
    }

    private String write(String entry) {
        return maria.sends(entry).post("/journal/v1/entries").header("Location");
    }

    /** A reflection with one answer, of which something is kept. */
    private String reflect(String template, String question) {
        return maria.sends("""
            {"template": {"key": "%s", "version": 1}, "answers": [{"question": "%s", "list": ["I showed up"]}]}\
            """.formatted(template, question))
                .post("/journal/v1/reflections")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
    }

    /** What is left of it once it is completed. */
    private String keep(String reflection) {
        var kept = maria.asks()
                .post(reflection + "/complete")
                .then()
                .statusCode(200)
                .body("kept", hasSize(1))
                .extract()
                .<String>path("kept[0].link");
        await().atMost(PATIENCE).until(() -> maria.asks().get(kept).statusCode() == 200);
        return kept;
    }

    private static String id(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private ValidatableResponse silence(String kind, String value) {
        return maria.sends(body(kind, value)).post(SILENCES).then().statusCode(200);
    }

    private Response silenceAt(String etag) {
        return maria.sends(body("topic", "exam")).header("If-Match", etag).post(SILENCES);
    }

    private Response liftAt(String etag) {
        return maria.sends(body("topic", "exam")).header("If-Match", etag).post(SILENCES + "/lift");
    }

    private void lift(String kind, String value) {
        maria.sends(body(kind, value)).post(SILENCES + "/lift").then().statusCode(200);
    }

    private static String body(String kind, String value) {
        return "{\"kind\":\"%s\",\"value\":\"%s\"}".formatted(kind, value);
    }
}
