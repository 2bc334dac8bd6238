package rebound.servicekit.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rebound.eventlog.EventLogHealth;
import rebound.servicekit.TestKeys;
import rebound.servicekit.note.EngineInMemory;

@QuarkusTest
@WithTestResource(TestKeys.class)
class HealthTest {

    private static final EventLogHealth WELL = new EventLogHealth(null, null, null, List.of());

    @Inject
    EngineInMemory engine;

    @AfterEach
    void recover() {
        engine.health = WELL;
    }

    @Test
    void all_is_well() {
        engine.health = new EventLogHealth(null, null, null, List.of(partition("ACTIVE")));
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'commands' }.data.'partition-2'", startsWith("ACTIVE since "));
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/group/projection").then().statusCode(200);
    }

    @Test
    void not_ready_when_commands_cannot_be_appended() {
        engine.health = new EventLogHealth("no broker answers", null, null, List.of());
        given().get("/q/health/ready")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'commands' }.data.problem", equalTo("no broker answers"));
        given().get("/q/health/live").then().statusCode(200);
    }

    @Test
    void the_database_is_seen_and_takes_nothing_out_of_service() {
        engine.health = new EventLogHealth(null, "it does not answer", null, List.of());
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'commands' }.data.database", equalTo("it does not answer"));
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/group/projection").then().statusCode(503);
    }

    @Test
    void a_rebuild_is_seen_and_takes_nothing_out_of_service() {
        engine.health = new EventLogHealth(null, null, null, List.of(partition("REPLAYING")));
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'commands' }.data.'partition-2'", containsString("replayed 5 of 10"));
        given().get("/q/health/group/projection").then().statusCode(503);
    }

    @Test
    void neither_alive_nor_ready_when_the_loop_is_stuck() {
        engine.health = new EventLogHealth(null, null, "no progress for 60 s", List.of());
        given().get("/q/health/live")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'loop' }.data.problem", equalTo("no progress for 60 s"));
        given().get("/q/health/ready")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'commands' }.data.problem", equalTo("no progress for 60 s"));
    }

    private static EventLogHealth.Partition partition(String phase) {
        return new EventLogHealth.Partition(2, phase, Instant.EPOCH, 5, 10, 0, null);
    }
}
