package rebound.plan.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static rebound.servicekit.testing.Problems.assertInvalid;
import static rebound.servicekit.testing.Problems.assertProblem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rebound.servicekit.problem.ProblemType;
import rebound.servicekit.testing.OnLocalStack;
import rebound.servicekit.testing.Person;

@QuarkusTest
@WithTestResource(OnLocalStack.class)
class GoalResourceIT {

    private static final String GOALS = "/plan/v1/goals";

    private final Person maria = Person.anyone();

    @Test
    void a_goal_is_set_and_can_be_read_even_if_it_was_due_long_ago() {
        var response = maria.sends("""
                        {"title": "Pass the exam 🌱", "why": "To start over", "due": "2025-06-30",
                         "measure": {"unit": "points", "target": 60, "actual": 52.5}}""").post(GOALS);
        response.then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("version", equalTo(1))
                .body("state", equalTo("active"))
                .body("allowed", equalTo(List.of("revise", "achieve", "release")))
                .body("links.self", equalTo(response.header("Location")))
                .body("links.attempts", equalTo(response.header("Location") + "/attempts"))
                .body("title", equalTo("Pass the exam 🌱"))
                .body("why", equalTo("To start over"))
                .body("due", equalTo("2025-06-30"))
                .body("measure.unit", equalTo("points"))
                .body("measure.target", equalTo(60.0f))
                .body("measure.actual", equalTo(52.5f))
                .body("recordedAt", notNullValue());
        assertThat(maria.asks().get(response.header("Location")).asString()).isEqualTo(response.asString());
        assertThat(maria.events()).containsExactly("goal-set goal/" + response.path("id"));
    }

    @Test
    void a_title_is_enough() {
        maria.sends("{\"title\":\"a\",\"why\":null,\"due\":null,\"measure\":null}")
                .post(GOALS)
                .then()
                .statusCode(201)
                .body("$", not(hasKey("why")))
                .body("$", not(hasKey("due")))
                .body("$", not(hasKey("measure")));
    }

    @Test
    void it_is_achieved_released_and_resumed() {
        var goal = set("a");
        var id = goal.substring(goal.lastIndexOf('/') + 1);
        assertRefused(goal + "/resume", "already-active");
        maria.asks()
                .post(goal + "/achieve")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("state", equalTo("achieved"))
                .body("allowed", equalTo(List.of("revise", "resume")))
                .body("achievedAt", notNullValue());
        assertRefused(goal + "/achieve", "already-achieved");
        assertRefused(goal + "/release", "not-active");
        maria.asks().post(goal + "/resume").then().statusCode(200).body("state", equalTo("active"));
        maria.asks()
                .post(goal + "/release")
                .then()
                .statusCode(200)
                .body("state", equalTo("released"))
                .body("releasedAt", notNullValue());
        assertRefused(goal + "/release", "already-released");
        assertRefused(goal + "/achieve", "not-active");
        maria.asks().post(goal + "/resume").then().statusCode(200);
        assertThat(maria.events())
                .containsExactly(
                        "goal-set goal/" + id,
                        "goal-achieved goal/" + id,
                        "goal-resumed goal/" + id,
                        "goal-released goal/" + id,
                        "goal-resumed goal/" + id);
    }

    @Test
    void a_put_sets_and_revises_a_goal_under_an_id_of_ones_own() {
        var goal = GOALS + "/" + UUID.randomUUID();
        var document = "{\"title\":\"a\",\"due\":\"2027-01-01\"}";
        assertProblem(maria.sends(document).put(goal), ProblemType.PRECONDITION_REQUIRED);
        assertProblem(maria.sends(document).header("If-Match", "\"1\"").put(goal), ProblemType.NOT_FOUND);
        maria.sends(document)
                .header("If-None-Match", "*")
                .put(goal)
                .then()
                .statusCode(201)
                .header("Location", equalTo(goal));
        assertProblem(
                maria.sends("{\"title\":\"b\"}").header("If-None-Match", "*").put(goal), ProblemType.STALE_VERSION);
        assertProblem(
                maria.sends("{\"title\":\"b\"}").header("If-Match", "\"2\"").put(goal), ProblemType.STALE_VERSION);
        maria.asks().post(goal + "/achieve").then().statusCode(200);
        maria.sends("{\"title\":\"b\"}")
                .header("If-Match", "\"2\"")
                .put(goal)
                .then()
                .statusCode(200)
                .header("ETag", "\"3\"")
                .body("title", equalTo("b"))
                .body("due", nullValue())
                .body("state", equalTo("achieved"));
        assertThat(maria.events())
                .extracting(event -> event.split(" ")[0])
                .containsExactly("goal-set", "goal-achieved", "goal-revised");
    }

    @Test
    void a_retry_is_answered_as_before() {
        var key = UUID.randomUUID().toString();
        var first = maria.sends(key, "{\"title\":\"a\"}").post(GOALS);
        var second = maria.sends(key, "{\"title\":\"a\"}").post(GOALS);
        assertThat(second.statusCode()).isEqualTo(first.statusCode()).isEqualTo(201);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertProblem(maria.sends(key, "{\"title\":\"b\"}").post(GOALS), ProblemType.IDEMPOTENCY_KEY_REUSED);
        assertThat(maria.events()).hasSize(1);
    }

    @Test
    void the_list_is_read_page_by_page_and_by_state() {
        var goals = new ArrayList<String>();
        for (var title : List.of("1", "2", "3", "4", "5")) {
            goals.addFirst(set(title));
        }
        maria.asks().post(goals.get(1) + "/release").then().statusCode(200);
        assertThat(pages(null)).containsExactly("5", "4", "3", "2", "1");
        assertThat(pages("active")).containsExactly("5", "3", "2", "1");
        assertThat(pages("released")).containsExactly("4");
        assertThat(pages("achieved")).isEmpty();
        assertProblem(maria.asks().get(GOALS + "?state=failed"), ProblemType.INVALID_REQUEST)
                .body("errors[0].parameter", equalTo("state"));
        Person.anyone().asks().get(GOALS).then().body("items", hasSize(0));
    }

    @Test
    void a_cursor_is_good_for_its_person_and_filters_only() {
        set("1");
        set("2");
        var next = maria.asks().get(GOALS + "?limit=1").<String>path("next");
        assertProblem(maria.asks().get(GOALS + "?limit=1&state=active&after=" + next), ProblemType.INVALID_REQUEST)
                .body("errors[0].parameter", equalTo("after"));
        assertProblem(Person.anyone().asks().get(GOALS + "?after=" + next), ProblemType.INVALID_REQUEST);
        assertProblem(maria.asks().get("/plan/v1/steps?after=" + next), ProblemType.INVALID_REQUEST);
    }

    /** Of pages of two. */
    private List<String> pages(@Nullable String state) {
        var titles = new ArrayList<String>();
        String after = null;
        do {
            var request = maria.asks().queryParam("limit", 2);
            if (state != null) {
                request.queryParam("state", state);
            }
            if (after != null) {
                request.queryParam("after", after);
            }
            var page = request.get(GOALS);
            titles.addAll(page.<List<String>>path("items.title"));
            after = page.path("next");
        } while (after != null);
        return titles;
    }

    @Test
    void what_is_anothers_is_absent() {
        var marias = set("a");
        var paul = Person.anyone();
        var absent = paul.asks().get(GOALS + "/" + UUID.randomUUID());
        assertProblem(absent, ProblemType.NOT_FOUND);
        for (var answer : List.of(
                paul.asks().get(marias),
                paul.asks().post(marias + "/achieve"),
                paul.sends("{\"title\":\"b\"}").header("If-Match", "*").put(marias),
                paul.asks().get(marias + "/attempts"),
                paul.sends("{}").post(marias + "/attempts"))) {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.asByteArray()).isEqualTo(absent.asByteArray());
        }
        assertThat(paul.events()).isEmpty();
        assertThat(maria.events()).hasSize(1);
    }

    @Test
    void the_limits_are_what_they_say() {
        accepts("{\"title\":\"" + "🌧".repeat(200) + "\"}");
        refuses("{\"title\":\"" + "a".repeat(201) + "\"}", "/title");
        accepts("{\"title\":\"a\",\"why\":\"" + "w".repeat(256 * 1024) + "\"}");
        refuses("{\"title\":\"a\",\"why\":\"" + "w".repeat(256 * 1024 + 1) + "\"}", "/why");
        accepts("{\"title\":\"a\",\"due\":\"0001-01-01\"}");
        accepts("{\"title\":\"a\",\"due\":\"9999-12-31\"}");
        accepts("{\"title\":\"a\",\"measure\":{\"unit\":\"" + "u".repeat(64) + "\",\"target\":1e15,\"actual\":-1e15}}");
        refuses("{\"title\":\"a\",\"measure\":{\"unit\":\"" + "u".repeat(65) + "\",\"target\":1}}", "/measure/unit");
        assertThat(maria.events()).hasSize(5);
    }

    static List<Arguments> badGoals() {
        return List.of(
                Arguments.of("{}", "/title"),
                Arguments.of("{'title':' '}", "/title"),
                Arguments.of("{'title':7}", "/title"),
                Arguments.of("{'title':'a','why':''}", "/why"),
                Arguments.of("{'title':'a','due':'tomorrow'}", "/due"),
                Arguments.of("{'title':'a','due':[2026,1,1]}", "/due"),
                Arguments.of("{'title':'a','due':'0000-12-31'}", "/due"),
                Arguments.of("{'title':'a','due':'+10000-01-01'}", "/due"),
                Arguments.of("{'title':'a','due':'2026-01-01T00:00:00Z'}", "/due"),
                Arguments.of("{'title':'a','measure':{'unit':'a'}}", "/measure/target"),
                Arguments.of("{'title':'a','measure':{'target':1}}", "/measure/unit"),
                Arguments.of("{'title':'a','measure':{'unit':'a','target':'1'}}", "/measure/target"),
                Arguments.of("{'title':'a','measure':{'unit':'a','target':1.1e15}}", "/measure/target"),
                Arguments.of("{'title':'a','measure':{'unit':'a','target':1e999}}", "/measure/target"),
                Arguments.of("{'title':'a','state':'achieved'}", "/state"));
    }

    @ParameterizedTest
    @MethodSource("badGoals")
    void a_bad_goal_is_refused_at_its_field(String json, String pointer) {
        refuses(json.replace('\'', '"'), pointer);
        assertThat(maria.events()).isEmpty();
    }

    private void accepts(String json) {
        maria.sends(json).post(GOALS).then().statusCode(201);
    }

    private void refuses(String json, String pointer) {
        assertInvalid(maria.sends(json).post(GOALS), pointer);
    }

    private void assertRefused(String path, String reason) {
        assertProblem(maria.asks().post(path), ProblemType.REFUSED).body("reason", equalTo(reason));
    }

    private String set(String title) {
        return maria.sends("{\"title\":\"" + title + "\"}")
                .post(GOALS)
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
    }
}
