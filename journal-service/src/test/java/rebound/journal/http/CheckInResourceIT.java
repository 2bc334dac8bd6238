package rebound.journal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static rebound.servicekit.testing.Problems.assertInvalid;
import static rebound.servicekit.testing.Problems.assertProblem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rebound.servicekit.problem.ProblemType;
import rebound.servicekit.testing.Flood;
import rebound.servicekit.testing.OnLocalStack;
import rebound.servicekit.testing.Person;

@QuarkusTest
@WithTestResource(OnLocalStack.class)
class CheckInResourceIT {

    private static final String CHECK_INS = "/journal/v1/check-ins";
    private static final String NOT_SAFE = "{\"kind\":\"safety\",\"safety\":\"not-safe\"}";

    private final Person maria = Person.anyone();
    private final String id = UUID.randomUUID().toString();
    private final String key = UUID.randomUUID().toString();

    @Test
    void a_watch_says_little() {
        var response =
                maria.sends("{\"kind\":\"mood\",\"mood\":{\"valence\":-0.4}}").post(CHECK_INS);
        response.then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("state", equalTo("recorded"))
                .body("allowed", hasItems("revise", "delete"))
                .body("kind", equalTo("mood"))
                .body("mood.valence", equalTo(-0.4f))
                .body("emotions", equalTo(List.of()))
                .body("scales", equalTo(List.of()))
                .body("spiralling", equalTo(false))
                .body("$", not(hasKey("followUpOn")))
                .body("$", not(hasKey("suggests")))
                .body("$", not(hasKey("help")));
        assertThat(maria.asks().get(response.header("Location")).asString()).isEqualTo(response.asString());
        assertThat(maria.events()).containsExactly("check-in-recorded check-in/" + response.path("id"));
    }

    @Test
    void all_of_it_is_read_back() {
        var about = UUID.randomUUID().toString();
        var response = maria.sends("""
                        {"kind": "relief", "mood": {"valence": 0.5, "energy": -1}, "emotions": ["relieved"],
                         "scales": [{"name": "relief", "value": 10}], "note": "It is over 🌧", "safety": "safe",
                         "about": {"type": "setback", "id": "%s"}, "followUp": true,
                         "happenedAt": "2026-10-05T00:30:00+02:00", "zone": "Europe/Berlin"}""".formatted(about)).post(CHECK_INS);
        response.then()
                .statusCode(201)
                .body("emotions", equalTo(List.of("relieved")))
                .body("scales[0].name", equalTo("relief"))
                .body("scales[0].value", equalTo(10))
                .body("note", equalTo("It is over 🌧"))
                .body("safety", equalTo("safe"))
                .body("followUpOn", equalTo("2026-10-06"))
                .body("links.about", equalTo("/journal/v1/setbacks/" + about))
                .body("$", not(hasKey("help")));
        maria.asks()
                .get("/journal/v1/timeline")
                .then()
                .body("items", hasSize(1))
                .body("items[0].type", equalTo("check-in"))
                .body("items[0].state", equalTo("recorded"))
                .body("items[0].excerpt", equalTo("It is over 🌧"))
                .body("items[0].links.self", equalTo(response.header("Location")));
        maria.asks().get(CHECK_INS).then().body("items", hasSize(1)).body("next", equalTo(null));
    }

    @Test
    void envy_is_not_followed_up_unasked_and_fusion_is_offered_a_look_from_outside() {
        maria.sends("{\"kind\":\"envy\"}")
                .post(CHECK_INS)
                .then()
                .statusCode(201)
                .body("$", not(hasKey("followUpOn")));
        maria.sends("{\"kind\":\"envy\",\"followUp\":true}")
                .post(CHECK_INS)
                .then()
                .statusCode(201)
                .body("followUpOn", notNullValue());
        maria.sends("{\"kind\":\"fusion\",\"note\":\"I am a fraud\"}")
                .post(CHECK_INS)
                .then()
                .statusCode(201)
                .body("$", not(hasKey("followUpOn")))
                .body("suggests[0].key", equalTo("observer"))
                .body("suggests[0].link", equalTo("/journal/v1/templates/observer/versions/1"));
        maria.asks().get("/journal/v1/templates/observer/versions/1").then().statusCode(200);
    }

    @Test
    void it_is_put_revised_deleted_and_restored() {
        put("If-None-Match", "*", "{\"kind\":\"emotions\",\"emotions\":[\"sad\"]}")
                .statusCode(201);
        put("If-Match", "\"1\"", "{\"kind\":\"emotions\",\"emotions\":[\"sad\",\"tired\"]}")
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("emotions", hasSize(2));
        maria.asks().delete(CHECK_INS + "/" + id).then().statusCode(204);
        assertProblem(maria.asks().get(CHECK_INS + "/" + id), ProblemType.GONE);
        maria.asks().get("/journal/v1/timeline").then().body("items", hasSize(0));
        maria.asks()
                .post(CHECK_INS + "/" + id + "/restore")
                .then()
                .statusCode(200)
                .body("emotions", hasSize(2))
                .body("$", not(hasKey("help")));
        assertThat(maria.events())
                .containsExactly(
                        "check-in-recorded check-in/" + id,
                        "check-in-revised check-in/" + id,
                        "check-in-deleted check-in/" + id,
                        "check-in-restored check-in/" + id);
    }

    @Test
    void limits_are_kept() {
        assertInvalid(maria.sends("{\"kind\":\"weather\"}").post(CHECK_INS), "/kind");
        assertInvalid(maria.sends("{\"kind\":\"mood\",\"safety\":\"maybe\"}").post(CHECK_INS), "/safety");
        assertInvalid(
                maria.sends("{\"kind\":\"mood\",\"scales\":[{\"name\":\"a\",\"value\":11}]}")
                        .post(CHECK_INS),
                "/scales/0/value");
        assertInvalid(
                maria.sends("{\"kind\":\"mood\",\"note\":\"%s\"}".formatted("x".repeat(1001)))
                        .post(CHECK_INS),
                "/note");
        maria.sends("{\"kind\":\"mood\",\"note\":\"%s\"}".formatted("x".repeat(1000)))
                .post(CHECK_INS)
                .then()
                .statusCode(201);
    }

    /** Safety rule 1: help comes in that response, every time. */
    @Nested
    class SafetyRule1 {

        @ParameterizedTest
        @CsvSource({"not-safe, true", "unsure, true", "safe, false"})
        void help_comes_in_the_response(String safety, boolean help) {
            var response = maria.sends("{\"kind\":\"safety\",\"safety\":\"%s\"}".formatted(safety))
                    .post(CHECK_INS + "?country=DE")
                    .then()
                    .statusCode(201);
            response.body("$", help ? hasKey("help") : not(hasKey("help")));
            if (help) {
                assertHelp(response, "DE", false);
                response.body("help.lines[0].name", equalTo("TelefonSeelsorge"))
                        .body("help.lines[0].reviewedAt", notNullValue())
                        .body("help.notice", notNullValue());
            }
        }

        @Test
        void also_when_somebody_comes_to_say_whether_they_are_safe_and_does_not() {
            assertHelp(
                    maria.sends("{\"kind\":\"safety\"}").post(CHECK_INS).then().statusCode(201), "001", true);
        }

        @Test
        void also_when_the_request_is_repeated() {
            for (var i = 0; i < 3; i++) {
                assertHelp(
                        maria.sends(key, NOT_SAFE)
                                .post(CHECK_INS + "?country=AT")
                                .then()
                                .statusCode(201),
                        "AT",
                        false);
            }
            assertThat(maria.events()).hasSize(1);
        }

        /** The answer shows what was said since; the request says what it says. */
        @Test
        void also_when_it_is_repeated_after_something_else_was_said() {
            var first = maria.sends(key, NOT_SAFE).post(CHECK_INS).then().statusCode(201);
            maria.sends("{\"kind\":\"safety\",\"safety\":\"safe\"}")
                    .header("If-Match", "*")
                    .put(first.extract().header("Location"))
                    .then()
                    .statusCode(200)
                    .body("$", not(hasKey("help")));
            assertHelp(maria.sends(key, NOT_SAFE).post(CHECK_INS).then().statusCode(201), "001", true)
                    .body("safety", equalTo("safe"));
        }

        @Test
        void every_time_and_never_only_for_a_while() {
            for (var i = 0; i < 5; i++) {
                assertHelp(maria.sends(NOT_SAFE).post(CHECK_INS).then().statusCode(201), "001", true);
            }
        }

        @Test
        void also_when_it_is_put_revised_or_restored() {
            assertHelp(put("If-None-Match", "*", NOT_SAFE).statusCode(201), "001", true);
            assertHelp(
                    put("If-Match", "*", "{\"kind\":\"safety\",\"safety\":\"unsure\"}")
                            .statusCode(200),
                    "001",
                    true);
            maria.asks().delete(CHECK_INS + "/" + id);
            assertHelp(
                    maria.asks().post(CHECK_INS + "/" + id + "/restore").then().statusCode(200), "001", true);
            maria.asks()
                    .get(CHECK_INS + "/" + id)
                    .then()
                    .body("links.help", equalTo("/journal/v1/help"))
                    .body("$", not(hasKey("help")));
        }

        @Test
        void also_in_a_refusal() {
            put("If-None-Match", "*", "{\"kind\":\"mood\"}").statusCode(201);
            assertHelp(put("If-Match", "\"7\"", NOT_SAFE).statusCode(412), "001", true);
            assertHelp(put("If-None-Match", "*", NOT_SAFE).statusCode(412), "001", true);
            put("If-Match", "\"7\"", "{\"kind\":\"mood\"}").statusCode(412).body("$", not(hasKey("help")));
        }

        /** It may have said so. */
        @Test
        void also_where_nobody_has_understood_the_request() {
            assertHelp(
                    maria.sends("{\"safety\":")
                            .post(CHECK_INS + "?country=US")
                            .then()
                            .statusCode(400),
                    "US",
                    false);
            assertHelp(
                    maria.sends("{\"kind\":\"safety\",\"safety\":\"no\"}")
                            .post(CHECK_INS)
                            .then()
                            .statusCode(400),
                    "001",
                    true);
        }

        @Test
        void by_the_country_of_the_person() {
            assertHelp(
                    maria.sends(NOT_SAFE)
                            .header("Accept-Language", "de-AT")
                            .post(CHECK_INS)
                            .then()
                            .statusCode(201),
                    "AT",
                    false);
            maria.sends("{\"locale\":\"de-CH\"}")
                    .contentType("application/merge-patch+json")
                    .patch("/journal/v1/me")
                    .then()
                    .statusCode(200);
            assertHelp(maria.sends(NOT_SAFE).post(CHECK_INS).then().statusCode(201), "CH", false)
                    .body("help.locale", equalTo("de"));
            assertHelp(
                    maria.sends(NOT_SAFE).post(CHECK_INS + "?country=xx").then().statusCode(201), "001", true);
        }

        @Test
        void in_a_batch() {
            maria.sends("""
                    {"items":[{"method":"POST","path":"/check-ins?country=NL","body":%s}]}""".formatted(NOT_SAFE))
                    .post("/journal/v1/batch")
                    .then()
                    .statusCode(200)
                    .body("items[0].status", equalTo(201))
                    .body("items[0].body.help.country", equalTo("NL"));
        }

        @Test
        void in_a_batch_that_stops_before_it() {
            maria.sends("""
                    {"items":[{"method":"POST","path":"/entries","body":{}},
                              {"method":"POST","path":"/check-ins?country=NL","body":%s},
                              {"method":"POST","path":"/entries","body":{"text":"a"}}]}""".formatted(NOT_SAFE))
                    .post("/journal/v1/batch")
                    .then()
                    .statusCode(200)
                    .body("items.status", equalTo(List.of(400, 201, 424)))
                    .body("items[1].body.help.country", equalTo("NL"))
                    .body("items[2].body", not(hasKey("help")));
        }

        @Test
        void in_the_refusal_of_a_batch_that_may_bring_it() {
            assertHelp(
                    maria.sends("{\"items\":[{\"path\":\"/check-ins\",\"body\":%s}]}".formatted(NOT_SAFE))
                            .header("Accept-Language", "de-AT")
                            .post("/journal/v1/batch")
                            .then()
                            .statusCode(400),
                    "AT",
                    false);
        }

        @Test
        void in_the_refusal_of_what_nobody_reads() {
            assertHelp(
                    maria.sends(NOT_SAFE)
                            .header("Content-Encoding", "gzip")
                            .post(CHECK_INS + "?country=DE")
                            .then()
                            .statusCode(415),
                    "DE",
                    false);
        }

        /** Whatever else a client does uses up nothing of it. */
        @Test
        void no_matter_how_much_else_was_asked_for() {
            Flood.untilRefused(() -> maria.sends("{}").post("/journal/v1/entries"));
            assertHelp(maria.sends(NOT_SAFE).post(CHECK_INS).then().statusCode(201), "001", true);
        }
    }

    private static ValidatableResponse assertHelp(ValidatableResponse response, String country, boolean fallback) {
        return response.body("help.country", equalTo(country))
                .body("help.fallback", equalTo(fallback))
                .body("help.lines.size()", org.hamcrest.Matchers.greaterThan(0));
    }

    private ValidatableResponse put(String precondition, String value, String body) {
        return maria.sends(body)
                .header(precondition, value)
                .put(CHECK_INS + "/" + id)
                .then();
    }
}
