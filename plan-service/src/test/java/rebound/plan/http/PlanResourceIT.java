package rebound.plan.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static rebound.servicekit.testing.Problems.assertInvalid;
import static rebound.servicekit.testing.Problems.assertProblem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import rebound.servicekit.problem.ProblemType;
import rebound.servicekit.testing.OnLocalStack;
import rebound.servicekit.testing.Person;

/** Plans by hand; for those that are offered see {@link RecoveryPlanIT}. */
@QuarkusTest
@WithTestResource(OnLocalStack.class)
class PlanResourceIT {

    private static final String PLANS = "/plan/v1/plans";

    private final Person maria = Person.anyone();

    @Test
    void a_plan_by_hand_is_active_and_can_be_read() {
        var response = maria.sends("{\"title\":\"My Mondays\"}").post(PLANS);
        response.then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("state", equalTo("active"))
                .body("allowed", equalTo(List.of("set-aside", "finish")))
                .body("title", equalTo("My Mondays"))
                .body("steps", equalTo(List.of()))
                .body("links.self", equalTo(response.header("Location")))
                .body("links.steps", equalTo("/plan/v1/steps?planId=" + response.path("id")));
        assertThat(maria.asks().get(response.header("Location")).asString()).isEqualTo(response.asString());
        assertThat(maria.events()).containsExactly("plan-begun plan/" + response.path("id"));
    }

    @Test
    void it_is_set_aside_resumed_and_finished() {
        var plan = begin("a");
        assertRefused(plan + "/resume", "not-set-aside");
        maria.asks()
                .post(plan + "/set-aside")
                .then()
                .statusCode(200)
                .body("state", equalTo("set-aside"))
                .body("allowed", equalTo(List.of("resume")))
                .body("setAsideAt", notNullValue());
        assertRefused(plan + "/finish", "not-active");
        maria.asks().post(plan + "/resume").then().statusCode(200).body("state", equalTo("active"));
        maria.asks()
                .post(plan + "/finish")
                .then()
                .statusCode(200)
                .body("state", equalTo("finished"))
                .body("allowed", equalTo(List.of()))
                .body("finishedAt", notNullValue());
        assertRefused(plan + "/set-aside", "not-active");
        assertThat(maria.events())
                .extracting(event -> event.split(" ")[0])
                .containsExactly("plan-begun", "plan-set-aside", "plan-resumed", "plan-finished");
    }

    @Test
    void what_is_no_offer_can_be_neither_accepted_nor_declined() {
        var plan = begin("a");
        assertRefused(plan + "/accept", "not-offered");
        assertRefused(plan + "/decline", "not-offered");
        assertThat(maria.events()).hasSize(1);
    }

    @Test
    void a_retry_is_answered_as_before() {
        var key = UUID.randomUUID().toString();
        var first = maria.sends(key, "{\"title\":\"a\"}").post(PLANS);
        var second = maria.sends(key, "{\"title\":\"a\"}").post(PLANS);
        assertThat(second.statusCode()).isEqualTo(first.statusCode()).isEqualTo(201);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(maria.events()).hasSize(1);
    }

    @Test
    void a_change_may_say_which_version_it_means() {
        var plan = begin("a");
        assertProblem(maria.asks().header("If-Match", "\"2\"").post(plan + "/finish"), ProblemType.STALE_VERSION);
        maria.asks().header("If-Match", "\"1\"").post(plan + "/finish").then().statusCode(200);
    }

    @Test
    void the_list_is_filtered_by_state() {
        var first = begin("1");
        begin("2");
        maria.asks().post(first + "/finish").then().statusCode(200);
        maria.asks().get(PLANS).then().body("items.title", equalTo(List.of("2", "1")));
        maria.asks().get(PLANS + "?state=active").then().body("items.title", equalTo(List.of("2")));
        maria.asks().get(PLANS + "?state=finished").then().body("items.title", equalTo(List.of("1")));
        assertProblem(maria.asks().get(PLANS + "?state=failed"), ProblemType.INVALID_REQUEST);
    }

    @Test
    void what_is_anothers_is_absent() {
        var marias = begin("a");
        var paul = Person.anyone();
        var absent = paul.asks().get(PLANS + "/" + UUID.randomUUID());
        assertProblem(absent, ProblemType.NOT_FOUND);
        for (var answer : List.of(paul.asks().get(marias), paul.asks().post(marias + "/finish"))) {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.asByteArray()).isEqualTo(absent.asByteArray());
        }
        assertThat(paul.events()).isEmpty();
    }

    @Test
    void a_title_has_at_most_200_characters() {
        maria.sends("{\"title\":\"" + "🌧".repeat(200) + "\"}")
                .post(PLANS)
                .then()
                .statusCode(201);
        assertInvalid(maria.sends("{\"title\":\"" + "a".repeat(201) + "\"}").post(PLANS), "/title");
        assertInvalid(maria.sends("{}").post(PLANS), "/title");
        assertThat(maria.events()).hasSize(1);
    }

    private void assertRefused(String path, String reason) {
        assertProblem(maria.asks().post(path), ProblemType.REFUSED).body("reason", equalTo(reason));
    }

    private String begin(String title) {
        return maria.sends("{\"title\":\"" + title + "\"}")
                .post(PLANS)
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
    }
}
