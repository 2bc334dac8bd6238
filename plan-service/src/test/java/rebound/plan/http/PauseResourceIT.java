package rebound.plan.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
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
class PauseResourceIT {

    private static final String PAUSES = "/plan/v1/pauses";

    private final Person maria = Person.anyone();
    private final Instant soon = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofHours(1));

    @Test
    void a_pause_begins_and_can_be_read() {
        var goal = UUID.randomUUID();
        var setback = UUID.randomUUID();
        var response = maria.sends("{\"kind\":\"break\",\"goalId\":\"%s\",\"until\":\"%s\",\"setbackId\":\"%s\"}"
                        .formatted(goal, soon, setback))
                .post(PAUSES);
        response.then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("state", equalTo("active"))
                .body("allowed", equalTo(List.of("extend", "end")))
                .body("kind", equalTo("break"))
                .body("goalId", equalTo(goal.toString()))
                .body("until", equalTo(soon.toString()))
                .body("setbackId", equalTo(setback.toString()))
                .body("links.self", equalTo(response.header("Location")))
                .body("links.goal", equalTo("/plan/v1/goals/" + goal))
                .body("links.setback", equalTo("/journal/v1/setbacks/" + setback));
        assertThat(maria.asks().get(response.header("Location")).asString()).isEqualTo(response.asString());
        assertThat(maria.events()).containsExactly("pause-begun pause/" + response.path("id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest", "break", "grief", "away", "ill"})
    void of_any_kind_it_lasts_as_long_as_the_person_wants(String kind) {
        var pause = begin(kind);
        maria.asks().get(pause).then().body("kind", equalTo(kind)).body("$", not(hasKey("until")));
        maria.sends("{\"until\":\"9999-12-30T00:00:00Z\"}")
                .post(pause + "/extend")
                .then()
                .statusCode(200)
                .body("until", equalTo("9999-12-30T00:00:00Z"));
        maria.sends("{\"until\":null}")
                .post(pause + "/extend")
                .then()
                .statusCode(200)
                .body("$", not(hasKey("until")));
    }

    @Test
    void it_is_ended_once() {
        var pause = begin("rest");
        maria.asks()
                .post(pause + "/end")
                .then()
                .statusCode(200)
                .body("state", equalTo("ended"))
                .body("allowed", equalTo(List.of()))
                .body("endedAt", notNullValue());
        assertProblem(maria.asks().post(pause + "/end"), ProblemType.REFUSED).body("reason", equalTo("already-ended"));
        assertProblem(maria.sends("{}").post(pause + "/extend"), ProblemType.REFUSED)
                .body("reason", equalTo("already-ended"));
        assertThat(maria.events())
                .extracting(event -> event.split(" ")[0])
                .containsExactly("pause-begun", "pause-ended");
    }

    @Test
    void it_ends_by_itself_when_its_time_has_come() {
        var until = Instant.now().truncatedTo(ChronoUnit.MILLIS).plusSeconds(2);
        var ends = maria.sends("{\"kind\":\"rest\",\"until\":\"" + until + "\"}")
                .post(PAUSES)
                .header("Location");
        var extended = maria.sends("{\"kind\":\"rest\",\"until\":\"" + until + "\"}")
                .post(PAUSES)
                .header("Location");
        maria.sends("{\"until\":\"" + soon + "\"}")
                .post(extended + "/extend")
                .then()
                .statusCode(200);
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> maria.asks().get(ends).then().body("state", equalTo("ended")));
        maria.asks().get(ends).then().header("ETag", "\"2\"").body("endedAt", equalTo(until.toString()));
        assertThat(Instant.now()).isAfterOrEqualTo(until);
        maria.asks().get(extended).then().body("state", equalTo("active"));
        maria.asks().get(PAUSES + "?state=active").then().body("items.size()", equalTo(1));
        maria.asks().get(PAUSES + "?state=ended").then().body("items.size()", equalTo(1));
        maria.asks().get(PAUSES).then().body("items.size()", equalTo(2));
    }

    @Test
    void it_does_not_end_before_it_begins() {
        var past = Instant.now().minusSeconds(1);
        assertProblem(
                        maria.sends("{\"kind\":\"rest\",\"until\":\"" + past + "\"}")
                                .post(PAUSES),
                        ProblemType.UNPROCESSABLE)
                .body("reason", equalTo("until-has-passed"));
        var pause = begin("rest");
        assertProblem(maria.sends("{\"until\":\"" + past + "\"}").post(pause + "/extend"), ProblemType.UNPROCESSABLE)
                .body("reason", equalTo("until-has-passed"));
        assertThat(maria.events()).hasSize(1);
    }

    @Test
    void a_retry_is_answered_as_before() {
        var key = UUID.randomUUID().toString();
        var first = maria.sends(key, "{\"kind\":\"away\"}").post(PAUSES);
        var second = maria.sends(key, "{\"kind\":\"away\"}").post(PAUSES);
        assertThat(second.statusCode()).isEqualTo(first.statusCode()).isEqualTo(201);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(maria.events()).hasSize(1);
    }

    @Test
    void a_change_may_say_which_version_it_means() {
        var pause = begin("ill");
        assertProblem(maria.asks().header("If-Match", "\"2\"").post(pause + "/end"), ProblemType.STALE_VERSION);
        maria.asks().header("If-Match", "\"1\"").post(pause + "/end").then().statusCode(200);
    }

    @Test
    void what_is_anothers_is_absent() {
        var marias = begin("grief");
        var paul = Person.anyone();
        var absent = paul.asks().get(PAUSES + "/" + UUID.randomUUID());
        assertProblem(absent, ProblemType.NOT_FOUND);
        for (var answer : List.of(
                paul.asks().get(marias),
                paul.asks().post(marias + "/end"),
                paul.sends("{}").post(marias + "/extend"))) {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.asByteArray()).isEqualTo(absent.asByteArray());
        }
        assertThat(paul.events()).isEmpty();
    }

    @Test
    void a_bad_pause_is_refused_at_its_field() {
        assertInvalid(maria.sends("{}").post(PAUSES), "/kind");
        assertInvalid(maria.sends("{\"kind\":\"holiday\"}").post(PAUSES), "/kind");
        assertInvalid(maria.sends("{\"kind\":\"rest\",\"goalId\":\"a\"}").post(PAUSES), "/goalId");
        assertInvalid(
                maria.sends("{\"kind\":\"rest\",\"until\":\"9999-12-31T00:00:00Z\"}")
                        .post(PAUSES),
                "/until");
        assertInvalid(maria.sends("{\"kind\":\"rest\",\"until\":\"tomorrow\"}").post(PAUSES), "/until");
        assertThat(maria.events()).isEmpty();
    }

    private String begin(String kind) {
        return maria.sends("{\"kind\":\"" + kind + "\"}")
                .post(PAUSES)
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
    }
}
