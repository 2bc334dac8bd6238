package rebound.journal.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static rebound.servicekit.testing.Problems.assertProblem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import rebound.servicekit.problem.ProblemType;
import rebound.servicekit.testing.Flood;
import rebound.servicekit.testing.OnLocalStack;
import rebound.servicekit.testing.Person;

/** What operators see of the service at work, and how it protects the people on it from each other. */
@QuarkusTest
@WithTestResource(OnLocalStack.class)
class OperatorsViewIT {

    private static final String ENTRIES = "/journal/v1/entries";
    private static final String DOCUMENT = "{\"text\":\"canary-91be\"}";

    private final Person maria = Person.anyone();

    @Test
    void health_is_up_when_all_is_well() {
        maria.sends(DOCUMENT).post(ENTRIES).then().statusCode(201);
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'commands' }.data.database", equalTo("up"))
                .body("checks.find { it.name == 'commands' }.data.ownedPartitions", equalTo(4));
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/group/projection").then().statusCode(200);
    }

    @Test
    void metrics_tell_of_the_work_and_of_nobody() {
        var location = maria.sends(DOCUMENT)
                .post(ENTRIES)
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        maria.asks().get(location).then().statusCode(200);
        var metrics = given().get("/q/metrics").asString();
        assertThat(metrics)
                .contains(List.of(
                        "rebound_queue_time_seconds_count",
                        "rebound_batch_size_count",
                        "rebound_commit_time_seconds_count{work=\"commands\"",
                        "rebound_apply_time_seconds_count{work=\"commands\"",
                        "rebound_reply_time_seconds_count",
                        "rebound_lag{partition=\"0\"",
                        "rebound_phase{partition=\"3\",phase=\"ACTIVE\"",
                        "rebound_replay_done",
                        "http_server_requests_seconds_count"));
        assertThat(metrics)
                .doesNotContain(maria.name())
                .doesNotContain(maria.id())
                .doesNotContain(location.substring(location.lastIndexOf('/') + 1))
                .doesNotContain("canary-91be");
    }

    @Test
    void one_who_asks_without_end_is_slowed_down_and_nobody_else_is() {
        var paul = Person.anyone();
        var refused = Flood.untilRefused(() -> maria.asks().get("/journal/v1/commands/" + UUID.randomUUID()));
        assertProblem(refused, ProblemType.RATE_LIMITED).header("Retry-After", equalTo("1"));
        paul.asks().get(ENTRIES).then().statusCode(200);
        maria.sends(DOCUMENT).post(ENTRIES).then().statusCode(201);
    }
}
