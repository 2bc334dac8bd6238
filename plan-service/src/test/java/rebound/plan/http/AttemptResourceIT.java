package rebound.plan.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static rebound.servicekit.testing.Problems.assertInvalid;
import static rebound.servicekit.testing.Problems.assertProblem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rebound.servicekit.problem.ProblemType;
import rebound.servicekit.testing.OnLocalStack;
import rebound.servicekit.testing.Person;

@QuarkusTest
@WithTestResource(OnLocalStack.class)
class AttemptResourceIT {

    private static final String GOALS = "/plan/v1/goals";

    private final Person maria = Person.anyone();

    @Test
    void an_attempt_begins_and_can_be_read() {
        var goal = goal();
        var response = maria.sends("""
                        {"note": "Second try", "happenedAt": "2026-06-01T10:00:00Z", "zone": "America/New_York"}""").post(goal + "/attempts");
        response.then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Location", equalTo(goal + "/attempts/" + response.<String>path("id")))
                .body("state", equalTo("begun"))
                .body("allowed", equalTo(List.of("finish")))
                .body("links.self", equalTo(response.header("Location")))
                .body("links.goal", equalTo(goal))
                .body("goalId", equalTo(id(goal)))
                .body("note", equalTo("Second try"))
                .body("happenedAt", equalTo("2026-06-01T10:00:00Z"))
                .body("zone", equalTo("America/New_York"))
                .body("$", not(hasKey("offers")));
        assertThat(maria.asks().get(response.header("Location")).asString()).isEqualTo(response.asString());
        assertThat(maria.events())
                .containsExactly("goal-set goal/" + id(goal), "attempt-begun attempt/" + response.path("id"));
    }

    @Test
    void one_that_falls_short_offers_a_setback_that_is_not_there_yet() {
        var attempt = begin(goal());
        var lately = Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS);
        maria.sends("{\"outcome\":\"fell-short\",\"note\":\"Ran out of time\",\"happenedAt\":\"" + lately + "\"}")
                .post(attempt + "/finish")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("state", equalTo("finished"))
                .body("allowed", equalTo(List.of()))
                .body("outcome", equalTo("fell-short"))
                .body("finishNote", equalTo("Ran out of time"))
                .body("finishedAt", equalTo(lately.toString()))
                .body("offers.type", equalTo(List.of("setback")))
                .body("offers.id", equalTo(List.of(id(attempt))))
                .body("offers.href", equalTo(List.of("/journal/v1/setbacks/" + id(attempt))))
                .body("offers.state", equalTo(List.of("pending")));
        assertThat(maria.events()).last().isEqualTo("attempt-finished attempt/" + id(attempt));
    }

    @Test
    void one_of_long_ago_offers_nothing() {
        var attempt = begin(goal());
        maria.sends("{\"outcome\":\"fell-short\",\"happenedAt\":\"2026-06-01T12:00:00Z\"}")
                .post(attempt + "/finish")
                .then()
                .statusCode(200)
                .body("finishedAt", equalTo("2026-06-01T12:00:00Z"))
                .body("$", not(hasKey("offers")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"worked", "laughed-off"})
    void any_other_outcome_offers_nothing(String outcome) {
        var attempt = begin(goal());
        maria.sends("{\"outcome\":\"" + outcome + "\"}")
                .post(attempt + "/finish")
                .then()
                .statusCode(200)
                .body("outcome", equalTo(outcome))
                .body("$", not(hasKey("offers")));
    }

    @Test
    void it_is_finished_once() {
        var attempt = begin(goal());
        var key = UUID.randomUUID().toString();
        for (var i = 0; i < 2; i++) {
            maria.sends(key, "{\"outcome\":\"worked\"}")
                    .post(attempt + "/finish")
                    .then()
                    .statusCode(200)
                    .header("ETag", "\"2\"");
        }
        assertProblem(maria.sends("{\"outcome\":\"worked\"}").post(attempt + "/finish"), ProblemType.REFUSED)
                .body("reason", equalTo("already-finished"));
        assertThat(maria.events()).hasSize(3);
    }

    @Test
    void a_change_may_say_which_version_it_means() {
        var attempt = begin(goal());
        assertProblem(
                maria.sends("{\"outcome\":\"worked\"}")
                        .header("If-Match", "\"2\"")
                        .post(attempt + "/finish"),
                ProblemType.STALE_VERSION);
        maria.sends("{\"outcome\":\"worked\"}")
                .header("If-Match", "\"1\"")
                .post(attempt + "/finish")
                .then()
                .statusCode(200);
    }

    @Test
    void it_is_found_at_its_own_goal_only() {
        var attempt = begin(goal());
        var elsewhere = goal() + "/attempts/" + id(attempt);
        assertProblem(maria.asks().get(elsewhere), ProblemType.NOT_FOUND);
        assertProblem(maria.asks().header("If-None-Match", "\"1\"").get(elsewhere), ProblemType.NOT_FOUND);
        assertProblem(maria.sends("{\"outcome\":\"worked\"}").post(elsewhere + "/finish"), ProblemType.NOT_FOUND);
    }

    @Test
    void there_is_none_at_a_goal_that_does_not_exist() {
        var attempts = GOALS + "/" + UUID.randomUUID() + "/attempts";
        assertProblem(maria.sends("{}").post(attempts), ProblemType.NOT_FOUND);
        assertProblem(maria.asks().get(attempts), ProblemType.NOT_FOUND);
        assertProblem(maria.asks().get(attempts + "/" + UUID.randomUUID()), ProblemType.NOT_FOUND);
        assertThat(maria.events()).isEmpty();
    }

    @Test
    void the_list_shows_those_of_the_goal() {
        var goal = goal();
        var first = begin(goal);
        var second = begin(goal);
        begin(goal());
        maria.sends("{\"outcome\":\"worked\"}").post(first + "/finish").then().statusCode(200);
        var attempts = goal + "/attempts";
        maria.asks().get(attempts).then().statusCode(200).body("items.id", equalTo(List.of(id(second), id(first))));
        maria.asks().get(attempts + "?state=begun").then().body("items.id", equalTo(List.of(id(second))));
        var page = maria.asks().get(attempts + "?limit=1");
        page.then().body("items.id", equalTo(List.of(id(second))));
        maria.asks()
                .get(attempts + "?limit=1&after=" + page.path("next"))
                .then()
                .body("items.id", equalTo(List.of(id(first))))
                .body("$", not(hasKey("next")));
    }

    @Test
    void the_limits_are_what_they_say() {
        var attempts = goal() + "/attempts";
        maria.sends("{\"note\":\"" + "n".repeat(256 * 1024) + "\"}")
                .post(attempts)
                .then()
                .statusCode(201);
        assertInvalid(
                maria.sends("{\"note\":\"" + "n".repeat(256 * 1024 + 1) + "\"}").post(attempts), "/note");
        assertInvalid(maria.sends("{\"happenedAt\":\"2099-01-01T00:00:00Z\"}").post(attempts), "/happenedAt");
        assertInvalid(maria.sends("{\"zone\":\"Nowhere\"}").post(attempts), "/zone");
        var attempt = begin(attempts.replace("/attempts", ""));
        assertInvalid(maria.sends("{\"outcome\":\"failed\"}").post(attempt + "/finish"), "/outcome");
        assertInvalid(maria.sends("{\"outcome\":\"worked\",\"note\":\"\"}").post(attempt + "/finish"), "/note");
    }

    private String goal() {
        return maria.sends("{\"title\":\"a\"}")
                .post(GOALS)
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
    }

    private String begin(String goal) {
        return maria.sends("{}")
                .post(goal + "/attempts")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
    }

    private static String id(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
