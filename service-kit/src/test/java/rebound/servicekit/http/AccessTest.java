package rebound.servicekit.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static rebound.servicekit.http.Notes.NOTES;
import static rebound.servicekit.http.Notes.assertProblem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rebound.servicekit.TestKeys;
import rebound.servicekit.Tokens;
import rebound.servicekit.problem.ProblemType;

@QuarkusTest
@WithTestResource(TestKeys.class)
class AccessTest {

    /** A claim as it must not be; null removes it. */
    record Claim(String name, @Nullable Object value) {
        Map<String, @Nullable Object> asMap() {
            var map = new HashMap<String, @Nullable Object>();
            map.put(name, value);
            return map;
        }
    }

    static List<Claim> badClaims() {
        var now = Instant.now().getEpochSecond();
        return List.of(
                new Claim("iss", null),
                new Claim("iss", "https://issuer.example"),
                new Claim("iss", ""),
                new Claim("aud", null),
                new Claim("aud", "others"),
                new Claim("aud", List.of()),
                new Claim("exp", null),
                new Claim("exp", now - 60),
                new Claim("exp", 0),
                new Claim("exp", "soon"),
                new Claim("nbf", now + 600),
                new Claim("sub", null),
                new Claim("sub", ""),
                new Claim("sub", "  "));
    }

    @ParameterizedTest
    @MethodSource("badClaims")
    void a_token_with_a_bad_claim_is_none(Claim claim) {
        assertUnauthenticated("Bearer " + Tokens.with("maria", claim.asMap()));
    }

    @Test
    void a_forged_token_is_none() {
        assertUnauthenticated("Bearer " + Tokens.unsigned("maria"));
        assertUnauthenticated("Bearer " + Tokens.hs256WithPublicKey("maria"));
        assertUnauthenticated("Bearer " + Tokens.signedByAnother("maria"));
        assertUnauthenticated("Bearer " + Tokens.withHeader("maria", Map.of("alg", "RS512")));
        assertUnauthenticated("Bearer " + Tokens.withHeader("maria", Map.of("alg", "RS256", "crit", List.of("x"))));
        var good = Tokens.of("maria");
        assertUnauthenticated("Bearer " + good.substring(0, good.length() - 4) + "AAAA");
        assertUnauthenticated("Bearer " + good.substring(0, good.lastIndexOf('.') + 1));
        assertUnauthenticated("Bearer nonsense");
        assertUnauthenticated("Bearer ");
        assertUnauthenticated("Basic bWFyaWE6bWFyaWE=");
    }

    @Test
    void without_a_token_nobody_is_known() {
        assertProblem(
                given().get(NOTES).then().header("WWW-Authenticate", equalTo("Bearer realm=\"rebound\"")),
                ProblemType.UNAUTHENTICATED);
    }

    @Test
    void a_token_in_the_address_or_a_cookie_is_not_looked_at() {
        var token = Tokens.of("maria");
        assertProblem(given().get(NOTES + "?access_token=" + token).then(), ProblemType.UNAUTHENTICATED);
        assertProblem(given().cookie("access_token", token).get(NOTES).then(), ProblemType.UNAUTHENTICATED);
        assertProblem(
                given().contentType("application/x-www-form-urlencoded")
                        .formParam("access_token", token)
                        .post(NOTES)
                        .then(),
                ProblemType.UNAUTHENTICATED);
    }

    @Test
    void reading_and_writing_need_their_scopes() {
        var none = Tokens.with("maria", Map.of("scope", "plan:read note:readwrite"));
        var reads = Tokens.with("maria", Map.of("scope", "note:read"));
        assertProblem(
                given().auth()
                        .oauth2(none)
                        .get(NOTES)
                        .then()
                        .header("WWW-Authenticate", containsString("error=\"insufficient_scope\""))
                        .header("WWW-Authenticate", containsString("note:read")),
                ProblemType.INSUFFICIENT_SCOPE);
        given().auth().oauth2(reads).get(NOTES).then().statusCode(200);
        assertProblem(
                given().auth()
                        .oauth2(reads)
                        .contentType("application/json")
                        .body("{}")
                        .post(NOTES)
                        .then(),
                ProblemType.INSUFFICIENT_SCOPE);
        var noScope = new HashMap<String, @Nullable Object>();
        noScope.put("scope", null);
        assertProblem(
                given().auth().oauth2(Tokens.with("maria", noScope)).get(NOTES).then(), ProblemType.INSUFFICIENT_SCOPE);
    }

    @Test
    void who_asks_is_checked_before_what_is_asked() {
        assertProblem(
                given().contentType("application/json")
                        .body("{nonsense")
                        .post(NOTES)
                        .then(),
                ProblemType.UNAUTHENTICATED);
    }

    @Test
    void what_is_open_needs_no_token() {
        given().get(NOTES + "/open").then().statusCode(200);
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/openapi").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(200);
    }

    private static void assertUnauthenticated(String authorization) {
        assertProblem(
                given().header("Authorization", authorization)
                        .get(NOTES)
                        .then()
                        .header("WWW-Authenticate", containsString("error=\"invalid_token\""))
                        .body(not(containsString("Exception"))),
                ProblemType.UNAUTHENTICATED);
    }
}
