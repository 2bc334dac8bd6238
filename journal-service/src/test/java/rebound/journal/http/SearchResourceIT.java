package rebound.journal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static rebound.servicekit.testing.Problems.assertProblem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rebound.servicekit.problem.ProblemType;
import rebound.servicekit.testing.OnLocalStack;
import rebound.servicekit.testing.Person;

@QuarkusTest
@WithTestResource(OnLocalStack.class)
class SearchResourceIT {

    private static final String SEARCH = "/journal/v1/search";

    private final Person maria = Person.anyone();

    @Test
    void finds_words_in_any_form_and_shows_where_they_are() {
        var exams = write("I failed both exams.", "2026-06-01T08:00:00Z");
        write("Something else", "2026-06-02T08:00:00Z");
        maria.asks()
                .queryParam("q", "exam failing")
                .get(SEARCH)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].type", equalTo("entry"))
                .body("items[0].date", equalTo("2026-06-01"))
                .body("items[0].links.self", equalTo(exams))
                .body("items[0].excerpt.text", contains("I ", "failed", " both ", "exams", "."))
                .body("items[0].excerpt.match", contains(false, true, false, true, false));
        Person.anyone().asks().queryParam("q", "exam").get(SEARCH).then().body("items", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource({
        "Prüfung, de, 1",
        "Prüfung, en, 0",
        "Prüf*, en, 1",
        "\"zwei Prüfungen\", en, 1",
        "\"Prüfungen zwei\", en, 0"
    })
    void finds_in_the_language_that_is_asked_for(String words, String language, int found) {
        write("Es waren zwei Prüfungen", "2026-06-01T08:00:00Z");
        maria.asks()
                .queryParam("q", words)
                .queryParam("language", language)
                .get(SEARCH)
                .then()
                .statusCode(200)
                .body("items", hasSize(found));
    }

    @Test
    void finds_in_the_language_of_me() {
        write("Es waren zwei Prüfungen", "2026-06-01T08:00:00Z");
        maria.sends("{\"locale\":\"de-AT\"}")
                .contentType("application/merge-patch+json")
                .patch("/journal/v1/me")
                .then()
                .statusCode(200);
        maria.asks().queryParam("q", "Prüfung").get(SEARCH).then().body("items", hasSize(1));
    }

    @Test
    void finds_all_kinds_of_things_or_one() {
        write("the match", "2026-06-01T08:00:00Z");
        maria.sends("{\"title\":\"Lost the match\",\"happenedAt\":\"2026-06-02T08:00:00Z\"}")
                .post("/journal/v1/setbacks")
                .then()
                .statusCode(201);
        maria.sends("{\"text\":\"No match alone\",\"happenedAt\":\"2026-06-03T08:00:00Z\"}")
                .post("/journal/v1/lessons")
                .then()
                .statusCode(201);
        maria.asks()
                .queryParam("q", "match")
                .get(SEARCH)
                .then()
                .body("items.type", equalTo(List.of("lesson", "setback", "entry")));
        maria.asks()
                .queryParam("q", "match")
                .queryParam("type", "setback")
                .get(SEARCH)
                .then()
                .body("items.type", equalTo(List.of("setback")));
    }

    @Test
    void finds_what_was_said_of_a_thing_later_on() {
        var setback = maria.sends("{\"title\":\"Exam\",\"happenedAt\":\"2026-06-02T08:00:00Z\"}")
                .post("/journal/v1/setbacks")
                .header("Location");
        maria.sends("{\"causes\":[{\"kind\":\"health\",\"note\":\"I was feverish\"}]}")
                .put(setback + "/causes")
                .then()
                .statusCode(200);
        found("fever*", "setback").body("items[0].excerpt.text", hasItem("feverish"));
        found("\"was feverish\" exam", "setback");
        maria.sends("{\"title\":\"Exam\",\"happenedAt\":\"2024-01-02T08:00:00Z\"}")
                .header("If-Match", "*")
                .put(setback)
                .then()
                .statusCode(200);
        found("feverish", "setback");
        maria.asks().delete(setback).then().statusCode(204);
        found("feverish");
        maria.asks().post(setback + "/restore").then().statusCode(200);
        found("feverish", "setback");
        maria.asks().delete(setback + "/causes").then().statusCode(204);
        found("feverish");

        var feedback = maria.sends("{\"text\":\"Too long\",\"meetingNote\":\"She smiled\"}")
                .post("/journal/v1/feedback")
                .header("Location");
        maria.sends("{\"text\":\"You found it lengthy\"}")
                .post(feedback + "/restate")
                .then()
                .statusCode(200);
        found("smiled", "feedback");
        found("lengthy", "feedback");
        maria.sends("{\"until\":\"%s\"}".formatted(Instant.now().plus(Duration.ofDays(2))))
                .post(feedback + "/cool-off")
                .then()
                .statusCode(200);
        found("smiled");
        found("lengthy");
    }

    private ValidatableResponse found(String words, String... types) {
        return maria.asks()
                .queryParam("q", words)
                .get(SEARCH)
                .then()
                .statusCode(200)
                .body("items.type", equalTo(List.of(types)));
    }

    @Test
    void pages_through_what_it_finds() {
        for (var day = 1; day <= 7; day++) {
            write("the first try " + day, "2026-0%d-01T08:00:00Z".formatted(day));
            write("a try at first " + day, "2026-0%d-02T08:00:00Z".formatted(day));
        }
        var dates = new ArrayList<String>();
        String after = null;
        do {
            var request = maria.asks().queryParam("q", "\"first try\"").queryParam("limit", 2);
            var page = (after == null ? request : request.queryParam("after", after))
                    .get(SEARCH)
                    .then()
                    .statusCode(200)
                    .extract();
            dates.addAll(page.<List<String>>path("items.date"));
            after = page.path("next");
        } while (after != null);
        assertThat(dates)
                .containsExactly(
                        "2026-07-01",
                        "2026-06-01",
                        "2026-05-01",
                        "2026-04-01",
                        "2026-03-01",
                        "2026-02-01",
                        "2026-01-01");
    }

    @Test
    void finds_nothing_that_is_deleted_or_was_revised_away() {
        var entry = write("canary", "2026-06-01T08:00:00Z");
        maria.sends("{\"text\":\"something else\"}")
                .header("If-Match", "*")
                .put(entry)
                .then()
                .statusCode(200);
        maria.asks().queryParam("q", "canary").get(SEARCH).then().body("items", hasSize(0));
        maria.asks().delete(entry).then().statusCode(204);
        maria.asks().queryParam("q", "something").get(SEARCH).then().body("items", hasSize(0));
    }

    @Test
    void needs_words() {
        assertProblem(maria.asks().queryParam("q", "!?").get(SEARCH), ProblemType.INVALID_REQUEST)
                .body("errors[0].parameter", equalTo("q"));
        assertProblem(maria.asks().queryParam("q", "a".repeat(201)).get(SEARCH), ProblemType.INVALID_REQUEST);
        assertProblem(
                maria.asks().queryParam("q", "a").queryParam("language", "!").get(SEARCH), ProblemType.INVALID_REQUEST);
    }

    @Test
    void completes_words_of_ones_own() {
        write("examination exam", "2026-06-01T08:00:00Z");
        write("exam", "2026-06-02T08:00:00Z");
        maria.asks()
                .queryParam("q", "Exa")
                .get(SEARCH + "/suggestions")
                .then()
                .statusCode(200)
                .body("words", contains("exam", "examination"));
    }

    private String write(String text, String happenedAt) {
        return maria.sends("{\"text\":\"%s\",\"happenedAt\":\"%s\"}".formatted(text, happenedAt))
                .post("/journal/v1/entries")
                .header("Location");
    }
}
