package rebound.journal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static rebound.servicekit.testing.Problems.assertInvalid;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rebound.servicekit.testing.OnLocalStack;
import rebound.servicekit.testing.Person;

/** Safety rule 9, wherever something comes back by itself. */
@QuarkusTest
@WithTestResource(OnLocalStack.class)
class SilenceResourceIT {

    private static final String SILENCES = "/journal/v1/silences";

    private final Person maria = Person.anyone();

    @Test
    void one_verb_silences_and_one_takes_it_back() {
        maria.asks()
                .get(SILENCES)
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("silences", hasSize(0));
        silence("topic", "Exam").body("silences.kind", contains("topic")).body("silences.value", contains("exam"));
        silence("topic", " EXAM").header("ETag", "\"1\"");
        silence("person", "Ana").body("silences", hasSize(2));
        maria.sends("{\"kind\":\"topic\",\"value\":\"exam\"}")
                .post(SILENCES + "/lift")
                .then()
                .statusCode(200)
                .body("silences.value", equalTo(List.of("ana")));
        assertThat(maria.events())
                .containsExactly(
                        "silence-begun silences/" + maria.id(),
                        "silence-begun silences/" + maria.id(),
                        "silence-ended silences/" + maria.id());
        Person.anyone().asks().get(SILENCES).then().body("silences", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource({"date, 31", "date, 02-30", "date, 2026-02-30", "thing, entry", "thing, entry/one"})
    void only_what_means_something(String kind, String value) {
        assertInvalid(maria.sends(body(kind, value)).post(SILENCES), "/value");
    }

    @Test
    void nothing_that_was_silenced_comes_back_by_itself() {
        var evidence = note("{\"text\":\"I showed up\",\"person\":\"Ana\",\"happenedAt\":\"2025-06-01T08:00:00Z\"}");
        assertComesBack(1);
        silence("person", "ana");
        assertComesBack(0);
        lift("person", "ana");
        assertComesBack(1);
        silence("date", "06-01");
        assertComesBack(0);
        lift("date", "06-01");
        silence("thing", "evidence/" + evidence.substring(evidence.lastIndexOf('/') + 1));
        assertComesBack(0);
        // What the person looks for is there as before.
        maria.asks().get(evidence).then().statusCode(200);
        maria.asks().queryParam("q", "showed").get("/journal/v1/search").then().body("items", hasSize(1));
        maria.asks().get("/journal/v1/timeline").then().body("items", hasSize(1));
    }

    @Test
    void nothing_that_is_about_a_closed_or_deleted_setback_comes_back_by_itself() {
        var setback = maria.sends("{\"title\":\"Exam\",\"happenedAt\":\"2025-05-31T08:00:00Z\"}")
                .post("/journal/v1/setbacks")
                .header("Location");
        note(
                "{\"text\":\"I showed up\",\"happenedAt\":\"2025-06-01T08:00:00Z\",\"about\":{\"type\":\"setback\",\"id\":\"%s\"}}"
                        .formatted(setback.substring(setback.lastIndexOf('/') + 1)));
        assertComesBack(1);
        maria.asks().post(setback + "/close").then().statusCode(200);
        assertComesBack(0);
        maria.asks()
                .queryParam("date", "2026-05-31")
                .get("/journal/v1/on-this-day")
                .then()
                .body("items", hasSize(0));
        maria.asks().post(setback + "/reopen").then().statusCode(200);
        assertComesBack(1);
        maria.asks().delete(setback).then().statusCode(204);
        assertComesBack(0);
        maria.asks().post(setback + "/restore").then().statusCode(200);
        assertComesBack(1);
    }

    @ParameterizedTest
    @CsvSource({"topic, studies", "person, ana", "date, 05-31"})
    void nothing_that_is_about_a_silenced_setback_comes_back_by_itself(String kind, String value) {
        var setback = maria.sends(
                        "{\"title\":\"Exam\",\"area\":\"studies\",\"person\":\"Ana\",\"happenedAt\":\"2025-05-31T08:00:00Z\"}")
                .post("/journal/v1/setbacks")
                .header("Location");
        note(
                "{\"text\":\"I showed up\",\"happenedAt\":\"2025-06-01T08:00:00Z\",\"about\":{\"type\":\"setback\",\"id\":\"%s\"}}"
                        .formatted(setback.substring(setback.lastIndexOf('/') + 1)));
        assertComesBack(1);
        silence(kind, value);
        assertComesBack(0);
        lift(kind, value);
        assertComesBack(1);
    }

    @Test
    void evidence_is_drawn_by_its_seed() {
        for (var number = 0; number < 5; number++) {
            note("{\"text\":\"%d\"}".formatted(number));
        }
        var drawn = draw("{\"seed\":\"a\"}").body("because", contains("you-kept-it", "drawn-by-chance"));
        var text = drawn.extract().<String>path("evidence.text");
        draw("{\"seed\":\"a\"}").body("evidence.text", equalTo(text));
        var seed = draw("{}").extract().<String>path("seed");
        var chance = draw("{\"seed\":\"%s\"}".formatted(seed)).extract().<String>path("evidence.text");
        assertThat(chance).isNotEmpty();
        assertThat(maria.events()).hasSize(5);
    }

    private void assertComesBack(int times) {
        maria.asks().get("/journal/v1/feed").then().statusCode(200).body("items", hasSize(times));
        maria.asks()
                .queryParam("date", "2026-06-01")
                .get("/journal/v1/on-this-day")
                .then()
                .statusCode(200)
                .body("items", hasSize(times));
        maria.asks()
                .queryParam("q", "show")
                .get("/journal/v1/search/suggestions")
                .then()
                .statusCode(200)
                .body("words", hasSize(times));
        var drawn = draw("{}");
        if (times == 0) {
            drawn.body("because", contains("nothing-to-draw")).body("$", not(hasKey("evidence")));
        } else {
            drawn.body("evidence.text", equalTo("I showed up"));
        }
    }

    private ValidatableResponse draw(String body) {
        return maria.sends(body).post("/journal/v1/evidence/draw").then().statusCode(200);
    }

    private String note(String evidence) {
        return maria.sends(evidence).post("/journal/v1/evidence").header("Location");
    }

    private ValidatableResponse silence(String kind, String value) {
        return maria.sends(body(kind, value)).post(SILENCES).then().statusCode(200);
    }

    private void lift(String kind, String value) {
        maria.sends(body(kind, value)).post(SILENCES + "/lift").then().statusCode(200);
    }

    private static String body(String kind, String value) {
        return "{\"kind\":\"%s\",\"value\":\"%s\"}".formatted(kind, value);
    }
}
