package rebound.journal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static rebound.servicekit.testing.Problems.assertInvalid;
import static rebound.servicekit.testing.Problems.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import rebound.servicekit.problem.ProblemType;
import rebound.servicekit.testing.OnLocalStack;
import rebound.servicekit.testing.Person;

@QuarkusTest
@WithTestResource(OnLocalStack.class)
class ReflectionResourceIT {

    private static final String REFLECTIONS = "/journal/v1/reflections";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Person maria = Person.anyone();
    private final String id = UUID.randomUUID().toString();

    @Test
    void a_reflection_is_begun_gone_on_with_and_completed() {
        var setback = UUID.randomUUID().toString();
        put("If-None-Match", "*", """
            {"template": {"key": "post-mortem", "version": 1}, "answers": [
              {"question": "very-well", "list": ["I began early", "I asked Ana"]}],
             "about": {"type": "setback", "id": "%s"},
             "happenedAt": "2026-10-05T08:30:00+02:00", "zone": "Europe/Berlin"}\
            """.formatted(setback))
                .then()
                .statusCode(201)
                .header("Location", REFLECTIONS + "/" + id)
                .body("state", equalTo("draft"))
                .body("allowed", equalTo(List.of("revise", "revisit", "delete")))
                .body("unanswered", equalTo(List.of("goal")))
                .body("template.key", equalTo("post-mortem"))
                .body("links.template", equalTo("/journal/v1/templates/post-mortem/versions/1"))
                .body("links.about", equalTo("/journal/v1/setbacks/" + setback))
                .body("happenedAt", equalTo("2026-10-05T06:30:00Z"))
                .body("answers[0].list[1]", equalTo("I asked Ana"))
                .body("answers[0]", not(hasKey("text")));
        assertProblem(complete(), ProblemType.UNPROCESSABLE).body("reason", equalTo("not-all-answered"));
        put("If-Match", "\"1\"", """
            {"template": {"key": "post-mortem", "version": 1}, "answers": [
              {"question": "decisions", "list": ["Begin in May"]},
              {"question": "measure", "measure": {"unit": "points", "target": 60, "actual": 48.5}},
              {"question": "goal", "text": "Pass the exam"}]}\
            """)
                .then()
                .statusCode(200)
                .body("allowed", equalTo(List.of("revise", "complete", "revisit", "delete")))
                .body("unanswered", hasSize(0))
                .body("zone", equalTo("Europe/Berlin"))
                .body("answers.question", equalTo(List.of("goal", "measure", "decisions")))
                .body("answers[1].measure.actual", equalTo(48.5f));
        var completed = complete();
        completed
                .then()
                .statusCode(200)
                .header("ETag", "\"3\"")
                .body("state", equalTo("completed"))
                .body("allowed", equalTo(List.of("revisit", "delete")))
                .body("$", hasKey("completedAt"))
                .body("$", not(hasKey("unanswered")));
        assertThat(maria.asks().get(REFLECTIONS + "/" + id).asString()).isEqualTo(completed.asString());
        assertProblem(complete(), ProblemType.REFUSED).body("reason", equalTo("already-completed"));
        assertProblem(put("If-Match", "*", blank("post-mortem")), ProblemType.REFUSED)
                .body("reason", equalTo("already-completed"));
        assertThat(maria.events())
                .startsWith(
                        "reflection-drafted reflection/" + id,
                        "reflection-revised reflection/" + id,
                        "reflection-completed reflection/" + id);
    }

    /** Each question of each template, with a valid answer and one that is none. */
    @Test
    void every_template_can_be_filled_in_and_completed() throws IOException {
        var keys = Person.anyone().asks().get("/journal/v1/templates?limit=200").<List<String>>path("items.key");
        assertThat(keys).hasSizeGreaterThanOrEqualTo(19);
        for (var key : keys) {
            // Each by somebody else: nobody may ask that often.
            var person = Person.anyone();
            var template = JSON.readTree(
                    person.asks().get("/journal/v1/templates/" + key).asByteArray());
            var document = JSON.createObjectNode();
            document.putObject("template")
                    .put("key", key)
                    .put("version", template.path("version").asInt());
            var answers = document.putArray("answers");
            template.path("questions").forEach(question -> answers.add(answer(question)));
            var location = person.sends(document.toString())
                    .post(REFLECTIONS)
                    .then()
                    .statusCode(201)
                    .body("answers", hasSize(template.path("questions").size()))
                    .extract()
                    .header("Location");
            person.asks().post(location + "/complete").then().statusCode(200).body("state", equalTo("completed"));

            for (var question : template.path("questions")) {
                answers.removeAll().add(noAnswer(question));
                assertProblem(person.sends(document.toString()).post(REFLECTIONS), ProblemType.INVALID_REQUEST);
            }
        }
    }

    private static ObjectNode answer(JsonNode question) {
        var answer = JSON.createObjectNode().put("question", question.path("id").asText());
        var type = question.path("type").asText();
        switch (type) {
            case "text", "person" -> answer.put(type, "It was so.");
            case "choice" ->
                answer.putArray(type).add(question.at("/options/0/value").asText());
            case "scale" -> answer.put(type, question.at("/scale/to").asInt());
            case "list" -> answer.putArray(type).add("one").add("two");
            case "money" -> answer.putObject(type).put("amount", "12.50").put("currency", "EUR");
            case "date" -> answer.put(type, "2026-11-05");
            case "measure" -> answer.putObject(type).put("unit", "pages").put("target", 20);
            default -> throw new AssertionError("Nobody has said how to answer " + type);
        }
        return answer;
    }

    private static ObjectNode noAnswer(JsonNode question) {
        var answer = JSON.createObjectNode().put("question", question.path("id").asText());
        var type = question.path("type").asText();
        switch (type) {
            case "choice" -> answer.putArray(type).add("no-such-option");
            case "scale" -> answer.put(type, question.at("/scale/to").asInt() + 1);
            case "money" -> answer.putObject(type).put("amount", "1,5").put("currency", "EUR");
            case "date" -> answer.put(type, "tomorrow");
            case "text" -> answer.putArray("list").add("one");
            default -> answer.put("text", "one");
        }
        return answer;
    }

    @Test
    void answers_are_checked_against_their_version() {
        assertInvalid(post("""
            {"template": {"key": "post-mortem", "version": 2}, "answers": []}\
            """), "/template");
        assertInvalid(post("""
            {"template": {"key": "nothing", "version": 1}, "answers": []}\
            """), "/template");
        assertInvalid(post("""
            {"template": {"key": "post-mortem", "version": 1}, "answers": [
              {"question": "goal", "text": "a"}, {"question": "goal", "text": "b"}]}\
            """), "/answers/1/question");
        assertInvalid(post("""
            {"template": {"key": "post-mortem", "version": 1}, "answers": [
              {"question": "measure", "measure": {"unit": " "}}]}\
            """), "/answers/0/measure/unit");
        assertThat(maria.events()).isEmpty();
    }

    @Test
    void a_reflection_stays_with_its_template() {
        put("If-None-Match", "*", blank("post-mortem")).then().statusCode(201);
        assertProblem(put("If-Match", "*", blank("yet")), ProblemType.REFUSED)
                .body("reason", equalTo("other-template"));
        assertProblem(complete(), ProblemType.UNPROCESSABLE).body("reason", equalTo("nothing-answered"));
    }

    @Test
    void a_reflection_waits_for_a_day() {
        put("If-None-Match", "*", """
            {"template": {"key": "clear-head", "version": 1}, "answers": [{"question": "question", "text": "Stay or go"}]}\
            """).then().statusCode(201).body("$", not(hasKey("revisitOn")));
        revisit("2044-10-15").then().statusCode(200).body("revisitOn", equalTo("2044-10-15"));
        revisit("2044-10-15").then().statusCode(200).header("ETag", "\"2\"");
        maria.asks().delete(REFLECTIONS + "/" + id).then().statusCode(204);
        assertProblem(revisit("2044-10-16"), ProblemType.REFUSED).body("reason", equalTo("deleted"));
        maria.asks()
                .post(REFLECTIONS + "/" + id + "/restore")
                .then()
                .statusCode(200)
                .body("revisitOn", equalTo("2044-10-15"));
        complete().then().statusCode(200).body("$", not(hasKey("revisitOn")));
        revisit("2045-01-01")
                .then()
                .statusCode(200)
                .body("state", equalTo("completed"))
                .body("revisitOn", equalTo("2045-01-01"));
        maria.sends("{}")
                .post(REFLECTIONS + "/" + id + "/revisit")
                .then()
                .statusCode(200)
                .body("$", not(hasKey("revisitOn")));
        assertInvalid(revisit("soon"), "/on");
        assertThat(maria.events())
                .filteredOn(event -> event.contains("revisit"))
                .hasSize(3)
                .containsOnly("reflection-revisit-scheduled reflection/" + id);
    }

    @Test
    void a_deleted_reflection_is_gone_and_comes_back_as_it_was() {
        put("If-None-Match", "*", """
            {"template": {"key": "yet", "version": 1}, "answers": [{"question": "sentence", "text": "I cannot sing"}]}\
            """);
        complete().then().statusCode(200);
        maria.asks().delete(REFLECTIONS + "/" + id).then().statusCode(204);
        assertProblem(maria.asks().get(REFLECTIONS + "/" + id), ProblemType.GONE);
        maria.asks().get(REFLECTIONS).then().body("items", hasSize(0));
        maria.asks()
                .post(REFLECTIONS + "/" + id + "/restore")
                .then()
                .statusCode(200)
                .body("state", equalTo("completed"))
                .body("answers[0].text", equalTo("I cannot sing"));
        maria.asks().get(REFLECTIONS).then().body("items", hasSize(1));
    }

    @Test
    void the_list_is_by_state_and_paged() {
        for (var day = 1; day <= 3; day++) {
            post("""
                {"template": {"key": "yet", "version": 1}, "happenedAt": "2026-0%d-01T00:00:00Z",
                 "answers": [{"question": "sentence", "text": "%d"}]}\
                """.formatted(day, day));
        }
        var newest = maria.asks().get(REFLECTIONS + "?limit=1").then().body("items", hasSize(1));
        newest.body("items[0].answers[0].text", equalTo("3"));
        String next = newest.extract().path("next");
        maria.asks()
                .queryParam("after", next)
                .get(REFLECTIONS)
                .then()
                .body("items.answers.flatten().text", equalTo(List.of("2", "1")))
                .body("next", nullValue());
        String first = newest.extract().path("items[0].links.self");
        maria.asks().post(first + "/complete").then().statusCode(200);
        maria.asks().get(REFLECTIONS + "?state=completed").then().body("items", hasSize(1));
        maria.asks().get(REFLECTIONS + "?state=draft").then().body("items", hasSize(2));
        maria.asks()
                .get("/journal/v1/timeline")
                .then()
                .body("items.type", equalTo(List.of("reflection", "reflection", "reflection")))
                .body("items[0].state", equalTo("completed"))
                .body("items[0].excerpt", equalTo("3"))
                .body("items[0].links.self", equalTo(first));
    }

    @Test
    void what_is_anothers_is_absent() {
        put("If-None-Match", "*", blank("yet"));
        assertProblem(Person.anyone().asks().get(REFLECTIONS + "/" + id), ProblemType.NOT_FOUND);
        assertProblem(Person.anyone().asks().post(REFLECTIONS + "/" + id + "/complete"), ProblemType.NOT_FOUND);
    }

    @Test
    void limits() {
        var longest = "a".repeat(256 * 1024);
        post(document(Map.of("question", "sentence", "text", longest))).then().statusCode(201);
        assertInvalid(post(document(Map.of("question", "sentence", "text", longest + "a"))), "/answers/0/text");
        post(document(Map.of("question", "already", "list", List.of("a".repeat(2_000)))))
                .then()
                .statusCode(201);
        assertInvalid(
                post(document(Map.of("question", "already", "list", List.of("a".repeat(2_001))))), "/answers/0/list/0");
        assertInvalid(post(document(Map.of("question", "already", "list", List.of()))), "/answers/0/list");
    }

    @Test
    void one_reflection_keeps_no_more_than_32_things() {
        var most = document(Map.of("question", "already", "list", Collections.nCopies(32, "a")));
        var tooMany = document(Map.of("question", "already", "list", Collections.nCopies(33, "a")));
        assertInvalid(post(tooMany), "/answers/0/list");
        assertInvalid(put("If-None-Match", "*", tooMany), "/answers/0/list");
        put("If-None-Match", "*", most).then().statusCode(201);
        assertInvalid(put("If-Match", "*", tooMany), "/answers/0/list");
    }

    private static String document(Map<String, Object> answer) {
        return JSON.valueToTree(Map.of("template", Map.of("key", "yet", "version", 1), "answers", List.of(answer)))
                .toString();
    }

    private static String blank(String template) {
        return "{\"template\":{\"key\":\"%s\",\"version\":1},\"answers\":[]}".formatted(template);
    }

    private Response post(String json) {
        return maria.sends(json).post(REFLECTIONS);
    }

    private Response put(String precondition, String value, String json) {
        return maria.sends(json).header(precondition, value).put(REFLECTIONS + "/" + id);
    }

    private Response revisit(String day) {
        return maria.sends("{\"on\": \"%s\"}".formatted(day)).post(REFLECTIONS + "/" + id + "/revisit");
    }

    private Response complete() {
        return maria.asks().post(REFLECTIONS + "/" + id + "/complete");
    }
}
