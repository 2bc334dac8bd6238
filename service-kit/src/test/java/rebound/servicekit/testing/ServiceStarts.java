package rebound.servicekit.testing;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * What every service does when it starts.
 *
 * <p>A service runs it with a subclass of its own: {@code @QuarkusTest @WithTestResource(OnLocalStack.class)}.
 */
public abstract class ServiceStarts {

    private final String service;

    /** @param service its name in addresses and titles, such as {@code plan} */
    protected ServiceStarts(String service) {
        this.service = service;
    }

    @Test
    void becomes_ready_and_owns_its_partitions() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> given()
                                .get("/q/health/ready")
                                .jsonPath()
                                .<String, Object>getMap("checks.find { it.name == 'commands' }.data")
                                .values()
                                .stream()
                                .filter(value -> value.toString().startsWith("ACTIVE"))
                                .count()
                        == 4);
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/group/projection").then().statusCode(200);
    }

    @Test
    void documents_what_it_has() {
        given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("info.title", equalTo("Rebound " + service))
                .body("paths", hasKey("/" + service + "/v1/commands/{id}"));
        given().get("/q/swagger-ui/").then().statusCode(200);
    }

    @Test
    void has_nothing_else() {
        given().get("/" + service + "/v1/anything").then().statusCode(404).contentType("application/problem+json");
        given().get("/" + service + "/v1/commands/x").then().statusCode(401);
        Person.anyone().asks().get("/" + service + "/v1/commands/x").then().statusCode(404);
    }
}
