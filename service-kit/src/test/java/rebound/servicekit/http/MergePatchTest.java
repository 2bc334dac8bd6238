package rebound.servicekit.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static rebound.servicekit.http.Notes.BASE;
import static rebound.servicekit.http.Notes.NOTES;
import static rebound.servicekit.http.Notes.as;
import static rebound.servicekit.http.Notes.assertProblem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rebound.servicekit.TestKeys;
import rebound.servicekit.note.EngineInMemory;
import rebound.servicekit.note.EngineInMemory.Mood;
import rebound.servicekit.problem.ProblemType;

/** What each person has one of: it is there from the beginning and changed by merge patches (RFC 7396). */
@QuarkusTest
@WithTestResource(TestKeys.class)
class MergePatchTest {

    private static final String LOOK = BASE + "/look";

    @Inject
    EngineInMemory engine;

    private final String anybody = UUID.randomUUID().toString();

    @AfterEach
    void calmDown() {
        engine.calmDown();
    }

    @Test
    void it_has_its_defaults_and_version_0_before_anything_was_changed() {
        as(anybody)
                .get(LOOK)
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("id", notNullValue())
                .body("version", equalTo(0))
                .body("state", equalTo("default"))
                .body("allowed", contains("change"))
                .body("links.self", equalTo(LOOK))
                .body("paper", equalTo("plain"))
                .body("lines", equalTo(20))
                .body("$", not(hasKey("recordedAt")));
        as(anybody).header("If-None-Match", "\"0\"").get(LOOK).then().statusCode(304);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/merge-patch+json", "application/json", "application/merge-patch+json;charset=UTF-8"
            })
    void a_patch_changes_what_it_names_and_nothing_else(String type) {
        as(anybody)
                .contentType(type)
                .body("{\"paper\":\"squared\"}")
                .patch(LOOK)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .header("Location", nullValue())
                .body("version", equalTo(1))
                .body("state", equalTo("changed"))
                .body("recordedAt", notNullValue())
                .body("paper", equalTo("squared"))
                .body("lines", equalTo(20));
        patch("{\"lines\":7}").then().body("paper", equalTo("squared")).body("lines", equalTo(7));
        as(anybody).get(LOOK).then().header("ETag", "\"2\"").body("lines", equalTo(7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-ndjson", "application/octet-stream"})
    void a_patch_in_any_other_type_is_refused_once_it_is_known_who_asks(String type) {
        var body = "{}".getBytes(StandardCharsets.UTF_8);
        assertProblem(
                as(anybody).header("Content-Type", type).body(body).patch(LOOK).then(),
                ProblemType.UNSUPPORTED_MEDIA_TYPE);
        assertProblem(
                given().header("Content-Type", type).body(body).patch(LOOK).then(), ProblemType.UNAUTHENTICATED);
    }

    @Test
    void null_goes_back_to_the_default() {
        patch("{\"paper\":\"squared\",\"lines\":7}").then().statusCode(200);
        patch("{\"paper\":null}")
                .then()
                .statusCode(200)
                .body("paper", equalTo("plain"))
                .body("lines", equalTo(7));
    }

    @Test
    void a_patch_that_changes_nothing_leaves_the_version() {
        patch("{}").then().statusCode(200).header("ETag", "\"0\"").body("paper", equalTo("plain"));
        patch("{\"paper\":\"squared\"}").then().header("ETag", "\"1\"");
        patch("{\"paper\":\"squared\"}").then().statusCode(200).header("ETag", "\"1\"");
    }

    @Test
    void a_retry_is_the_same_request_and_null_is_not_nothing() {
        var key = UUID.randomUUID().toString();
        for (var body : new String[] {"{\"paper\":null,\"lines\":7}", "{ \"lines\":7, \"paper\":null }"}) {
            patching(body).header("Idempotency-Key", key).patch(LOOK).then().statusCode(200);
        }
        assertProblem(
                patching("{\"lines\":7}")
                        .header("Idempotency-Key", key)
                        .patch(LOOK)
                        .then(),
                ProblemType.IDEMPOTENCY_KEY_REUSED);
    }

    @Test
    void a_patch_may_say_which_version_it_means() {
        patching("{\"lines\":1}").header("If-Match", "\"0\"").patch(LOOK).then().statusCode(200);
        assertProblem(
                patching("{\"lines\":2}")
                        .header("If-Match", "\"0\"")
                        .patch(LOOK)
                        .then(),
                ProblemType.STALE_VERSION);
        patching("{\"lines\":2}").header("If-Match", "\"1\"").patch(LOOK).then().statusCode(200);
        patching("{\"lines\":3}").header("If-Match", "*").patch(LOOK).then().statusCode(200);
        assertProblem(
                patching("{\"lines\":2}")
                        .header("If-None-Match", "*")
                        .patch(LOOK)
                        .then(),
                ProblemType.INVALID_REQUEST);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'paper':''}|/paper|must have 1 to 8 characters and not only blanks",
                "{'paper':7}|/paper|must be a string",
                "{'lines':0}|/lines|must be greater than or equal to 1",
                "{'lines':'7'}|/lines|must be an integer",
                "{'colour':'red'}|/colour|is not a property here",
                "[]|``|must be an object",
                "null|``|must be an object",
            })
    void a_bad_patch_is_refused_at_its_field(String json, String pointer, String detail) {
        assertProblem(
                patch(json.replace('\'', '"'))
                        .then()
                        .body("errors[0].pointer", equalTo(pointer))
                        .body("errors[0].detail", equalTo(detail)),
                ProblemType.INVALID_REQUEST);
        as(anybody).get(LOOK).then().body("version", equalTo(0));
    }

    @Test
    void only_what_is_patched_takes_merge_patches() {
        assertProblem(
                as(anybody)
                        .contentType("application/merge-patch+json")
                        .body("{\"text\":\"a\"}")
                        .post(NOTES)
                        .then(),
                ProblemType.UNSUPPORTED_MEDIA_TYPE);
        assertProblem(
                as(anybody).contentType("text/plain").body("{}").patch(LOOK).then(),
                ProblemType.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void one_that_was_not_decided_in_time_says_where_it_is_in_the_end() {
        engine.mood = Mood.IS_SLOW;
        var pending = patch("{\"lines\":1}").then().statusCode(202).extract().header("Location");
        engine.mood = Mood.ANSWERS;
        engine.catchUp();
        as(anybody).get(pending).then().body("status", equalTo("done")).body("resource", equalTo(LOOK));
    }

    @Test
    void everybody_has_their_own() {
        patch("{\"lines\":1}").then().statusCode(200);
        assertThat(as("paul").get(LOOK).<Integer>path("lines")).isEqualTo(20);
    }

    private RequestSpecification patching(String json) {
        return as(anybody).contentType("application/merge-patch+json").body(json);
    }

    private Response patch(String json) {
        return patching(json).patch(LOOK);
    }
}
