package rebound.servicekit;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestKeys.class)
class SmokeTest {

    @Test
    void shows() {
        var t = Tokens.of("maria");
        given().auth().oauth2(t).contentType("application/json").body("{\"text\":\"a\"}").post("/note/v1/notes/break").prettyPeek();
        given().get("/q/openapi?format=json").prettyPeek();
        given().get("/q/health").prettyPeek();
    }
}
