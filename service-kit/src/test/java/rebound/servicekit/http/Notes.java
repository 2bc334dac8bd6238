package rebound.servicekit.http;

import static io.restassured.RestAssured.given;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.hamcrest.Matchers;
import rebound.servicekit.Tokens;
import rebound.servicekit.problem.Problem;
import rebound.servicekit.problem.ProblemType;

/** Requests to the notes, and what a problem looks like. */
final class Notes {

    static final String BASE = "/note/v1";
    static final String NOTES = BASE + "/notes";

    private Notes() {}

    static RequestSpecification as(String user) {
        return given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs("application/x-www-form-urlencoded", ContentType.TEXT)
                                .encodeContentTypeAs("multipart/form-data", ContentType.TEXT)
                                .encodeContentTypeAs("application/octet-stream", ContentType.TEXT)))
                .header("Authorization", "Bearer " + Tokens.of(user));
    }

    static RequestSpecification writing(String user, String text) {
        return as(user).contentType(ContentType.JSON).body("{\"text\":\"" + text + "\"}");
    }

    static void assertProblem(ValidatableResponse response, ProblemType type) {
        response.statusCode(type.status())
                .contentType(Problem.MEDIA_TYPE)
                .body("type", Matchers.equalTo(type.uri()))
                .body("title", Matchers.equalTo(type.title()))
                .body("status", Matchers.equalTo(type.status()));
    }
}
