package rebound.plan.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static rebound.servicekit.testing.Problems.assertInvalid;
import static rebound.servicekit.testing.Problems.assertProblem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import rebound.servicekit.problem.ProblemType;
import rebound.servicekit.testing.OnLocalStack;
import rebound.servicekit.testing.Person;

@QuarkusTest
@WithTestResource(OnLocalStack.class)
class StepResourceIT {

    private static final String STEPS = "/plan/v1/steps";

    private final Person maria = Person.anyone();
    private final Instant soon = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofHours(1));

    @Test
    void a_step_is_planned_and_can_be_read() {
        var plan = UUID.randomUUID();
        var goal = UUID.randomUUID();
        var response = maria.sends(
                        "{\"title\":\"Do the dishes\",\"planId\":\"%s\",\"goalId\":\"%s\"}".formatted(plan, goal))
                .post(STEPS);
        response.then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("state", equalTo("planned"))
                .body("allowed", equalTo(List.of("revise", "schedule", "done", "let-go")))
                .body("title", equalTo("Do the dishes"))
                .body("planId", equalTo(plan.toString()))
                .body("goalId", equalTo(goal.toString()))
                .body("links.self", equalTo(response.header("Location")))
                .body("links.plan", equalTo("/plan/v1/plans/" + plan))
                .body("links.goal", equalTo("/plan/v1/goals/" + goal))
                .body("$", not(hasKey("at")));
        assertThat(maria.asks().get(response.header("Location")).asString()).isEqualTo(response.asString());
        assertThat(maria.events()).containsExactly("step-planned step/" + response.path("id"));
    }

    @Test
    void it_is_scheduled_rescheduled_and_done() {
        var step = plan("a");
        schedule(step, soon, "Europe/Lisbon")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("state", equalTo("scheduled"))
                .body("allowed", equalTo(List.of("revise", "schedule", "done", "skip", "let-go")))
                .body("at", equalTo(soon.toString()))
                .body("zone", equalTo("Europe/Lisbon"));
        // The same again changes nothing.
        schedule(step, soon, "Europe/Lisbon").then().statusCode(200).header("ETag", "\"2\"");
        maria.sends("{\"at\":\"" + soon.plusSeconds(60) + "\"}")
                .post(step + "/schedule")
                .then()
                .statusCode(200)
                .body("at", equalTo(soon.plusSeconds(60).toString()))
                .body("zone", equalTo("Europe/Lisbon"));
        maria.asks()
                .post(step + "/done")
                .then()
                .statusCode(200)
                .body("state", equalTo("done"))
                .body("allowed", equalTo(List.of("revise")))
                .body("doneAt", notNullValue())
                .body("$", not(hasKey("at")));
        assertRefused(maria.asks().post(step + "/done"), "already-done");
        assertRefused(schedule(step, soon, "UTC"), "already-done");
        assertThat(maria.events())
                .containsExactly(
                        "step-planned step/" + id(step),
                        "step-scheduled step/" + id(step),
                        "step-scheduled step/" + id(step),
                        "step-done step/" + id(step));
    }

    @Test
    void revised_to_another_goal_its_time_is_told_again() {
        var step = plan("a");
        schedule(step, soon, "Europe/Lisbon").then().statusCode(200);
        var goal = UUID.randomUUID().toString();
        maria.sends("{\"title\":\"a\",\"goalId\":\"" + goal + "\"}")
                .header("If-Match", "\"2\"")
                .put(step)
                .then()
                .statusCode(200)
                .header("ETag", "\"4\"")
                .body("state", equalTo("scheduled"))
                .body("goalId", equalTo(goal))
                .body("at", equalTo(soon.toString()))
                .body("zone", equalTo("Europe/Lisbon"));
        assertThat(maria.events())
                .containsExactly(
                        "step-planned step/" + id(step),
                        "step-scheduled step/" + id(step),
                        "step-revised step/" + id(step),
                        "step-scheduled step/" + id(step));
    }

    @Test
    void it_can_be_skipped_or_let_go_of() {
        var skipped = plan("a");
        assertRefused(maria.asks().post(skipped + "/skip"), "not-scheduled");
        schedule(skipped, soon, "UTC").then().statusCode(200);
        maria.asks()
                .post(skipped + "/skip")
                .then()
                .statusCode(200)
                .body("state", equalTo("skipped"))
                .body("skippedAt", notNullValue());
        assertRefused(maria.asks().post(skipped + "/let-go"), "already-skipped");

        var letGo = plan("b");
        maria.asks()
                .post(letGo + "/let-go")
                .then()
                .statusCode(200)
                .body("state", equalTo("let-go"))
                .body("letGoAt", notNullValue());
        assertRefused(maria.asks().post(letGo + "/done"), "already-let-go");

        var doneAtOnce = plan("c");
        maria.asks().post(doneAtOnce + "/done").then().statusCode(200).body("state", equalTo("done"));
    }

    @Test
    void a_time_may_have_passed_by_five_minutes_and_no_more() {
        var step = plan("a");
        schedule(step, Instant.now().minus(Duration.ofMinutes(4)), "UTC").then().statusCode(200);
        assertProblem(schedule(step, Instant.now().minus(Duration.ofSeconds(301)), "UTC"), ProblemType.UNPROCESSABLE)
                .body("reason", equalTo("too-late"));
        assertThat(maria.events()).hasSize(2);
    }

    @Test
    void a_retry_is_answered_as_before() {
        var step = plan("a");
        var key = UUID.randomUUID().toString();
        var body = "{\"at\":\"" + soon + "\"}";
        var first = maria.sends(key, body).post(step + "/schedule");
        var second = maria.sends(key, body).post(step + "/schedule");
        assertThat(second.statusCode()).isEqualTo(first.statusCode()).isEqualTo(200);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(maria.events()).hasSize(2);
    }

    @Test
    void a_put_plans_and_revises_a_step_under_an_id_of_ones_own() {
        var step = STEPS + "/" + UUID.randomUUID();
        var plan = UUID.randomUUID().toString();
        maria.sends("{\"title\":\"a\"}")
                .header("If-None-Match", "*")
                .put(step)
                .then()
                .statusCode(201);
        assertProblem(
                maria.sends("{\"title\":\"b\"}").header("If-Match", "\"7\"").put(step), ProblemType.STALE_VERSION);
        maria.sends("{\"title\":\"b\",\"planId\":\"" + plan + "\"}")
                .header("If-Match", "\"1\"")
                .put(step)
                .then()
                .statusCode(200)
                .body("title", equalTo("b"));
        maria.asks().get(STEPS + "?planId=" + plan).then().body("items.title", equalTo(List.of("b")));
        assertThat(maria.events()).containsExactly("step-planned step/" + id(step), "step-revised step/" + id(step));
    }

    @Test
    void the_list_is_filtered_by_plan_and_state() {
        var plan = UUID.randomUUID().toString();
        for (var title : List.of("1", "2", "3")) {
            maria.sends("{\"title\":\"" + title + "\",\"planId\":\"" + plan + "\"}")
                    .post(STEPS)
                    .then()
                    .statusCode(201);
        }
        var other = plan("4");
        maria.asks().post(other + "/done").then().statusCode(200);
        maria.asks().get(STEPS).then().body("items.title", equalTo(List.of("4", "3", "2", "1")));
        maria.asks().get(STEPS + "?planId=" + plan).then().body("items.title", equalTo(List.of("3", "2", "1")));
        maria.asks().get(STEPS + "?state=done").then().body("items.title", equalTo(List.of("4")));
        maria.asks().get(STEPS + "?state=done&planId=" + plan).then().body("items", equalTo(List.of()));
        var page = maria.asks().get(STEPS + "?limit=2&planId=" + plan);
        page.then().body("items.title", equalTo(List.of("3", "2")));
        maria.asks()
                .get(STEPS + "?limit=2&planId=" + plan + "&after=" + page.path("next"))
                .then()
                .body("items.title", equalTo(List.of("1")));
        assertProblem(maria.asks().get(STEPS + "?state=failed"), ProblemType.INVALID_REQUEST)
                .body("errors[0].parameter", equalTo("state"));
    }

    @Test
    void what_is_anothers_is_absent() {
        var marias = plan("a");
        var paul = Person.anyone();
        var absent = paul.asks().get(STEPS + "/" + UUID.randomUUID());
        assertProblem(absent, ProblemType.NOT_FOUND);
        for (var answer : List.of(
                paul.asks().get(marias),
                paul.asks().post(marias + "/done"),
                paul.sends("{\"at\":\"" + soon + "\"}").post(marias + "/schedule"))) {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.asByteArray()).isEqualTo(absent.asByteArray());
        }
        assertThat(paul.events()).isEmpty();
    }

    @Test
    void the_limits_are_what_they_say() {
        maria.sends("{\"title\":\"" + "🌧".repeat(200) + "\"}")
                .post(STEPS)
                .then()
                .statusCode(201);
        assertInvalid(maria.sends("{\"title\":\"" + "a".repeat(201) + "\"}").post(STEPS), "/title");
        assertInvalid(maria.sends("{\"title\":\"a\",\"planId\":\"b\"}").post(STEPS), "/planId");
        var step = plan("a");
        assertInvalid(maria.sends("{\"at\":\"tomorrow\"}").post(step + "/schedule"), "/at");
        assertInvalid(maria.sends("{\"at\":\"+10000-01-01T00:00:00Z\"}").post(step + "/schedule"), "/at");
        assertInvalid(
                maria.sends("{\"at\":\"" + soon + "\",\"zone\":\"Nowhere\"}").post(step + "/schedule"), "/zone");
        assertThat(maria.events()).hasSize(2);
    }

    private Response schedule(String step, Instant at, String zone) {
        return maria.sends("{\"at\":\"" + at + "\",\"zone\":\"" + zone + "\"}").post(step + "/schedule");
    }

    private static void assertRefused(Response response, String reason) {
        assertProblem(response, ProblemType.REFUSED).body("reason", equalTo(reason));
    }

    private String plan(String title) {
        return maria.sends("{\"title\":\"" + title + "\"}")
                .post(STEPS)
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
    }

    private static String id(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
