package rebound.servicekit.testing;

import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import rebound.servicekit.problem.Problem;
import rebound.servicekit.problem.ProblemType;

/** What a problem looks like. */
public final class Problems {

    private Problems() {}

    public static ValidatableResponse assertProblem(Response response, ProblemType type) {
        return response.then()
                .statusCode(type.status())
                .contentType(Problem.MEDIA_TYPE)
                .body("type", equalTo(type.uri()))
                .body("status", equalTo(type.status()));
    }

    /** A field of the body breaks a rule. */
    public static void assertInvalid(Response response, String pointer) {
        assertProblem(response, ProblemType.INVALID_REQUEST).body("errors[0].pointer", equalTo(pointer));
    }
}
