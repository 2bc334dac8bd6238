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
        given().auth().oauth2(t).contentType("application/json").body("{\"text\":\"a\"}").post("/note/v1/notes").prettyPeek();
        given().auth().oauth2(t).contentType("application/json").body("{\"text\":\"a\",\"text\":\"b\"}").post("/note/v1/notes").prettyPeek();
        given().auth().oauth2(t).contentType("application/json").body("{\"text\":\"a\",\"tags\":[\"a\",null,\"aaaaaaaa\"],\"weight\":{\"grams\":2}}").post("/note/v1/notes").prettyPeek();
        given().auth().oauth2(t).get("/note/v1/notes?limit=0").prettyPeek();
        given().auth().oauth2(t).get("/note/v1/notes?limit=x").prettyPeek();
        given().auth().oauth2(t).get("/note/v1/notes?from=x").prettyPeek();
        given().auth().oauth2(t).get("/note/v1/notes").prettyPeek();
        given().get("/note/v1/notes").prettyPeek();
        given().get("/note/v1/nothing").prettyPeek();
        given().get("/nothing").prettyPeek();
        given().urlEncodingEnabled(false).get("/note/v1/notes/%zz").prettyPeek();
        given().auth().oauth2(t).contentType("application/json").body("{\"text\":\"a\"}").post("/note/v1/notes/break").prettyPeek();
        given().get("/q/openapi?format=json").prettyPeek();
        given().get("/q/health").prettyPeek();
    }
}
