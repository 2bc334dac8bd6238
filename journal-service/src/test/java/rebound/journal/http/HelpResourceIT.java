package rebound.journal.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import rebound.servicekit.testing.OnLocalStack;

/** Safety rule 1: the directory is open to all. */
@QuarkusTest
@WithTestResource(OnLocalStack.class)
class HelpResourceIT {

    private static final String HELP = "/journal/v1/help";

    @Test
    void needs_no_token_and_names_who_can_be_reached() {
        given().get(HELP + "?country=GB")
                .then()
                .statusCode(200)
                .header("Cache-Control", "public, max-age=3600")
                .header("Content-Language", "en")
                .header("Vary", containsString("Accept-Language"))
                .body("country", equalTo("GB"))
                .body("asked", equalTo("GB"))
                .body("fallback", equalTo(false))
                .body("emergency[0]", equalTo("999"))
                .body("notice", containsString("not medical care"))
                .body("lines.size()", greaterThan(1))
                .body("lines.find { it.name == 'Samaritans' }.phone[0]", equalTo("116 123"))
                .body("lines.find { it.name == 'Shout' }.text", equalTo("85258"))
                .body("lines.find { it.name == 'Shout' }.say", equalTo("SHOUT"))
                .body("lines.every { it.reviewedAt != null && it.hours != null && it.languages }", equalTo(true));
    }

    @Test
    void a_token_that_is_none_does_not_matter() {
        given().header("Authorization", "Bearer none")
                .get(HELP)
                .then()
                .statusCode(200)
                .body("lines[0].name", notNullValue());
    }

    @Test
    void an_unknown_country_gets_the_fallback_and_is_told_so() {
        given().get(HELP + "?country=XX")
                .then()
                .statusCode(200)
                .body("country", equalTo("001"))
                .body("asked", equalTo("XX"))
                .body("fallback", equalTo(true))
                .body("lines[0].url", equalTo("https://findahelpline.com"));
        given().get(HELP + "?country=not-a-country").then().statusCode(200).body("fallback", equalTo(true));
        given().get(HELP).then().statusCode(200).body("fallback", equalTo(true)).body("$", not(hasKey("asked")));
    }

    @Test
    void speaks_the_language_and_takes_its_region() {
        given().header("Accept-Language", "de-DE, en;q=0.5")
                .get(HELP)
                .then()
                .statusCode(200)
                .header("Content-Language", "de")
                .body("country", equalTo("DE"))
                .body("lines[0].hours", equalTo("Tag und Nacht, jeden Tag"));
    }

    @Test
    void what_is_known_is_not_sent_again() {
        var etag = given().get(HELP + "?country=FR").header("ETag");
        given().header("If-None-Match", etag)
                .get(HELP + "?country=FR")
                .then()
                .statusCode(304)
                .header("Cache-Control", "public, max-age=3600");
        given().header("If-None-Match", etag)
                .header("Accept-Language", "de")
                .get(HELP + "?country=FR")
                .then()
                .statusCode(200);
    }

    @Test
    void is_never_limited() {
        for (var i = 0; i < 300; i++) {
            given().get(HELP + "?country=US").then().statusCode(200);
        }
    }
}
