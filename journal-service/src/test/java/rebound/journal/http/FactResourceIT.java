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
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
    @EnumSource
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
                .body("allowed", equalTo(List.of("revise", "delete")))
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
