package rebound.journal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static rebound.servicekit.testing.Problems.assertInvalid;
import static rebound.servicekit.testing.Problems.assertProblem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rebound.journal.fact.FactType;
import rebound.servicekit.problem.ProblemType;
import rebound.servicekit.testing.OnLocalStack;
import rebound.servicekit.testing.Person;

@QuarkusTest
@WithTestResource(OnLocalStack.class)
class FactResourceIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Person maria = Person.anyone();
    private final String id = UUID.randomUUID().toString();

    @ParameterizedTest
    @MethodSource("rebound.journal.fact.FactType#alike")
    void it_is_written_by_itself_revised_deleted_and_restored(FactType type) {
        var all = "/journal/v1/" + type.plural();
        var one = all + "/" + id;
        var setback = UUID.randomUUID().toString();
        maria.sends("""
            {"text": "Begin in May", "person": "Ana", "about": {"type": "setback", "id": "%s"},
             "happenedAt": "2026-10-05T08:30:00+02:00", "zone": "Europe/Berlin"}\
            """.formatted(setback))
                .header("If-None-Match", "*")
                .put(one)
                .then()
                .statusCode(201)
                .header("Location", one)
                .header("ETag", "\"1\"")
                .body("state", equalTo("noted"))
                .body("allowed", equalTo(List.of("revise", "apply", "delete")))
                .body("text", equalTo("Begin in May"))
                .body("person", equalTo("Ana"))
                .body("happenedAt", equalTo("2026-10-05T06:30:00Z"))
                .body("links.self", equalTo(one))
                .body("links.about", equalTo("/journal/v1/setbacks/" + setback))
                .body("$", not(hasKey("source")));
        maria.sends("{\"text\": \"Begin in April\"}")
                .header("If-Match", "\"1\"")
                .put(one)
                .then()
                .statusCode(200)
                .body("text", equalTo("Begin in April"))
                .body("zone", equalTo("Europe/Berlin"))
                .body("$", not(hasKey("person")));
        maria.asks().get(all).then().body("items", hasSize(1)).body("items[0].text", equalTo("Begin in April"));
        maria.asks().delete(one).then().statusCode(204);
        assertProblem(maria.asks().get(one), ProblemType.GONE);
        maria.asks().get(all).then().body("items", hasSize(0));
        maria.asks()
                .post(one + "/restore")
                .then()
                .statusCode(200)
                .header("ETag", "\"4\"")
                .body("text", equalTo("Begin in April"));
        assertProblem(Person.anyone().asks().get(one), ProblemType.NOT_FOUND);
        var name = type.code();
        assertThat(maria.events())
                .containsExactly(
                        name + "-noted " + name + "/" + id,
                        name + "-revised " + name + "/" + id,
                        name + "-deleted " + name + "/" + id,
                        name + "-restored " + name + "/" + id);
    }

    /** A13, B22, D3. */
    @ParameterizedTest
    @MethodSource("rebound.journal.fact.FactType#alike")
    void it_is_taken_into_goals_and_attempts_and_out_again(FactType type) {
        var one = "/journal/v1/" + type.plural() + "/" + id;
        var goal = "{\"type\": \"goal\", \"id\": \"" + UUID.randomUUID() + "\"}";
        var attempt = "{\"type\": \"attempt\", \"id\": \"" + UUID.randomUUID() + "\"}";
        maria.sends(text("Begin in May"))
                .header("If-None-Match", "*")
                .put(one)
                .then()
                .statusCode(201);
        maria.sends("{\"to\": %s, \"how\": \"In the first week\"}".formatted(goal))
                .post(one + "/apply")
                .then()
                .statusCode(200)
                .body("applied", hasSize(1))
                .body("applied[0].to.type", equalTo("goal"))
                .body("applied[0].how", equalTo("In the first week"))
                .body("allowed", equalTo(List.of("revise", "apply", "withdraw", "delete")));
        maria.sends("{\"to\": %s, \"how\": \"Before I begin\"}".formatted(attempt))
                .post(one + "/apply")
                .then()
                .statusCode(200)
                .body("applied.how", equalTo(List.of("In the first week", "Before I begin")));
        maria.sends("{\"from\": %s}".formatted(goal))
                .post(one + "/withdraw")
                .then()
                .statusCode(200)
                .body("applied.how", equalTo(List.of("Before I begin")));
        assertProblem(maria.sends("{\"from\": %s}".formatted(goal)).post(one + "/withdraw"), ProblemType.REFUSED)
                .body("reason", equalTo("not-applied"));
        assertInvalid(
                maria.sends("{\"to\": {\"type\": \"entry\", \"id\": \"%s\"}, \"how\": \"a\"}".formatted(id))
                        .post(one + "/apply"),
                "/to/type");
        var name = type.code();
        assertThat(maria.events())
                .containsExactly(
                        name + "-noted " + name + "/" + id,
                        name + "-applied " + name + "/" + id,
                        name + "-applied " + name + "/" + id,
                        name + "-withdrawn " + name + "/" + id);
    }

    /** E18: the versions of a definition, and its review. */
    @Test
    void what_it_said_before_stays_in_its_history() {
        var one = "/journal/v1/definitions/" + id;
        maria.sends("{\"text\": \"To win\", \"kind\": \"success\"}")
                .header("If-None-Match", "*")
                .put(one)
                .then()
                .statusCode(201)
                .body("links.history", equalTo(one + "/history"));
        maria.sends("{\"text\": \"To have tried\", \"kind\": \"success\", \"revisit\": {\"every\": \"monthly\"}}")
                .header("If-Match", "\"1\"")
                .put(one)
                .then()
                .statusCode(200)
                .body("revisit.every", equalTo("monthly"))
                .body("revisit", hasKey("on"));
        maria.asks().post(one + "/review").then().statusCode(200).body("revisit.every", equalTo("monthly"));
        maria.sends("{\"text\": \"To rest\", \"kind\": \"success\"}")
                .header("If-Match", "\"3\"")
                .put(one)
                .then()
                .statusCode(200)
                .body("$", not(hasKey("revisit")));
        maria.asks()
                .get(one + "/history")
                .then()
                .statusCode(200)
                .body("items.text", equalTo(List.of("To rest", "To have tried", "To win")))
                .body("items.version", equalTo(List.of(4, 2, 1)))
                .body("$", not(hasKey("next")));
        var first = maria.asks().get(one + "/history?limit=1");
        first.then().body("items.text", equalTo(List.of("To rest")));
        maria.asks()
                .get(one + "/history?limit=2&after=" + first.path("next"))
                .then()
                .body("items.text", equalTo(List.of("To have tried", "To win")));
        assertProblem(maria.asks().post(one + "/review"), ProblemType.REFUSED).body("reason", equalTo("no-revisit"));
        assertThat(maria.events()).contains("definition-reviewed definition/" + id);
        assertProblem(Person.anyone().asks().get(one + "/history"), ProblemType.NOT_FOUND);
        maria.asks().delete(one).then().statusCode(204);
        assertProblem(maria.asks().get(one + "/history"), ProblemType.GONE);
    }

    /** E20: a hope note for the next morning. */
    @Test
    void it_is_to_be_seen_again_when_the_person_says() {
        maria.sends(
                        "{\"text\": \"There is another day\", \"revisit\": {\"on\": \"2099-05-01\", \"daytime\": \"morning\"}}")
                .post("/journal/v1/hope-notes")
                .then()
                .statusCode(201)
                .body("revisit.on", equalTo("2099-05-01"))
                .body("revisit.daytime", equalTo("morning"))
                .body("allowed", equalTo(List.of("revise", "apply", "review", "delete")));
        assertInvalid(
                maria.sends("{\"text\": \"a\", \"revisit\": {\"every\": \"hourly\"}}")
                        .post("/journal/v1/hope-notes"),
                "/revisit/every");
    }

    /** E22: thanks to oneself for a try, and how many there were. */
    @Test
    void tries_are_counted() {
        maria.asks().get("/journal/v1/tries").then().statusCode(200).body("count", equalTo(0));
        for (var tried : List.of("I called", "I went")) {
            maria.sends("{\"text\": \"%s\", \"about\": {\"type\": \"attempt\", \"id\": \"%s\"}}".formatted(tried, id))
                    .post("/journal/v1/acknowledgements")
                    .then()
                    .statusCode(201)
                    .body("about.type", equalTo("attempt"));
        }
        maria.asks()
                .get("/journal/v1/tries")
                .then()
                .statusCode(200)
                .body("count", equalTo(2))
                .body("links.acknowledgements", equalTo("/journal/v1/acknowledgements"));
    }

    @Test
    void a_thing_is_of_its_own_type_only() {
        var lesson = maria.sends("{\"text\": \"Begin in May\"}").post("/journal/v1/lessons");
        lesson.then().statusCode(201);
        assertProblem(maria.asks().get("/journal/v1/insights/" + lesson.path("id")), ProblemType.NOT_FOUND);
        maria.asks()
                .get("/journal/v1/timeline")
                .then()
                .body("items.type", equalTo(List.of("lesson")))
                .body("items[0].excerpt", equalTo("Begin in May"))
                .body("items[0].links.self", equalTo(lesson.header("Location")));
    }

    @Test
    void it_is_of_a_kind_that_its_type_has() {
        for (var kind : FactType.EVIDENCE.kinds()) {
            maria.sends("{\"text\": \"a\", \"kind\": \"%s\"}".formatted(kind))
                    .post("/journal/v1/evidence")
                    .then()
                    .statusCode(201)
                    .body("kind", equalTo(kind));
        }
        maria.sends("{\"text\": \"a\", \"kind\": \"failure\"}")
                .post("/journal/v1/definitions")
                .then()
                .statusCode(201);
        assertInvalid(maria.sends("{\"text\": \"a\", \"kind\": \"won\"}").post("/journal/v1/evidence"), "/kind");
        assertInvalid(maria.sends("{\"text\": \"a\", \"kind\": \"helped\"}").post("/journal/v1/lessons"), "/kind");
    }

    @Test
    void what_a_person_keeps_of_a_reflection_becomes_things_of_their_own() {
        var setback = UUID.randomUUID().toString();
        var reflection = "/journal/v1/reflections/" + id;
        maria.sends("""
            {"template": {"key": "curious", "version": 1}, "about": {"type": "setback", "id": "%s"},
             "answers": [
               {"question": "happened", "text": "I sent it late"},
               {"question": "their-words", "text": "It came too late for us"},
               {"question": "leave-out", "list": ["The night before", "The third coffee"]}]}\
            """.formatted(setback))
                .header("If-None-Match", "*")
                .put(reflection)
                .then()
                .statusCode(201)
                .body("$", not(hasKey("kept")));
        maria.asks().get("/journal/v1/feedback").then().body("items", hasSize(0));
        var kept = maria.asks()
                .post(reflection + "/complete")
                .then()
                .statusCode(200)
                .body("kept.type", equalTo(List.of("feedback", "anti-pattern", "anti-pattern")))
                .body("kept[0].question", equalTo("their-words"))
                .extract()
                .<List<String>>path("kept.link");
        for (var link : kept) {
            await().atMost(PATIENCE).until(() -> maria.asks().get(link).statusCode() == 200);
        }
        maria.asks()
                .get(kept.getFirst())
                .then()
                .body("text", equalTo("It came too late for us"))
                .body("source.id", equalTo(id))
                .body("links.source", equalTo(reflection))
                .body("links.about", equalTo("/journal/v1/setbacks/" + setback));
        maria.asks()
                .get("/journal/v1/anti-patterns")
                .then()
                .body("items.text.sort()", equalTo(List.of("The night before", "The third coffee")));

        // They are the person's own from now on.
        maria.sends("{\"text\": \"Nights\"}")
                .header("If-Match", "\"1\"")
                .put(kept.getLast())
                .then()
                .statusCode(200)
                .body("source.id", equalTo(id));
        maria.asks().delete(reflection).then().statusCode(204);
        maria.asks().get(kept.getLast()).then().statusCode(200).body("text", equalTo("Nights"));
        assertThat(maria.events())
                .filteredOn(event -> event.contains("-noted "))
                .hasSize(3);
    }

    /** E20: in which part of the day is an answer of the reflection. */
    @Test
    void what_is_kept_of_a_reflection_is_to_be_seen_again_when_the_person_says() {
        var reflection = "/journal/v1/reflections/" + id;
        maria.sends("""
            {"template": {"key": "hope-note", "version": 3}, "answers": [
               {"question": "note", "text": "That the sun comes up"}, {"question": "for", "choice": ["evening"]}]}\
            """).header("If-None-Match", "*").put(reflection).then().statusCode(201);
        var link = maria.asks()
                .post(reflection + "/complete")
                .then()
                .statusCode(200)
                .extract()
                .<String>path("kept[0].link");
        await().atMost(PATIENCE).until(() -> maria.asks().get(link).statusCode() == 200);
        var note = maria.asks().get(link);
        var completedOn = LocalDate.ofInstant(Instant.parse(note.path("happenedAt")), ZoneOffset.UTC);
        note.then()
                .body("revisit.daytime", equalTo("evening"))
                .body("revisit.on", equalTo(completedOn.plusDays(1).toString()))
                .body("revisit", not(hasKey("every")));
    }

    @Test
    void a_retry_gets_the_same_answer_once() {
        var key = UUID.randomUUID().toString();
        var first = maria.sends(key, "{\"text\":\"a\"}").post("/journal/v1/desires");
        var second = maria.sends(key, "{\"text\":\"a\"}").post("/journal/v1/desires");
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(maria.events()).hasSize(1);
        assertProblem(
                maria.sends(key, "{\"text\":\"b\"}").post("/journal/v1/desires"), ProblemType.IDEMPOTENCY_KEY_REUSED);
    }

    @Test
    void limits() {
        var longest = "a".repeat(256 * 1024);
        maria.sends(text(longest)).post("/journal/v1/lessons").then().statusCode(201);
        assertInvalid(maria.sends(text(longest + "a")).post("/journal/v1/lessons"), "/text");
        assertInvalid(maria.sends("{}").post("/journal/v1/lessons"), "/text");
        assertInvalid(
                maria.sends("{\"text\":\"a\",\"person\":\"" + "a".repeat(201) + "\"}")
                        .post("/journal/v1/lessons"),
                "/person");
    }

    private static String text(String text) {
        return "{\"text\":\"" + text + "\"}";
    }
}
