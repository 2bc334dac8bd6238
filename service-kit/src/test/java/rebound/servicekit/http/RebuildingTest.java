package rebound.servicekit.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rebound.servicekit.TestKeys;

/** An instance that only rebuilds is there for its operators, and for nobody else. */
@QuarkusTest
@TestProfile(RebuildingTest.Rebuilds.class)
@WithTestResource(TestKeys.class)
class RebuildingTest {

    public static final class Rebuilds implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("rebound.rebuild", "true");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/note/v1/notes", "/note/v1/look", "/note/v1/nowhere", "/"})
    void nobody_is_answered(String path) {
        given().get(path)
                .then()
                .statusCode(503)
                .body("type", equalTo("urn:rebound:problem:unavailable"))
                .body("detail", containsString("only rebuilds"));
    }

    @Test
    void operators_see_how_it_is() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(200);
    }
}
