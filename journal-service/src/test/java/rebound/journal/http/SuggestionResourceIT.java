package rebound.journal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static rebound.servicekit.testing.Problems.assertProblem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rebound.servicekit.problem.ProblemType;
import rebound.servicekit.testing.OnLocalStack;
import rebound.servicekit.testing.Person;

@QuarkusTest
@WithTestResource(OnLocalStack.class)
class SuggestionResourceIT {

    private static final String SUGGESTIONS = "/journal/v1/suggestions";
    private static final String PREFERENCES = SUGGESTIONS + "/preferences";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Person maria = Person.anyone();

    @Test
    void who_says_that_it_is_spiralling_is_offered_help_at_once_and_told_why() {
        spiral();
        var suggestion = onlySuggestion();
        maria.asks()
                .get(suggestion)
                .then()
                .statusCode(200)
                .body("state", equalTo("offered"))
                .body("allowed", hasItems("accept", "decline", "set-aside"))
                .body("what", equalTo("professional-help"))
                .body("text.en", notNullValue())
                .body("text.de", notNullValue())
                .body("because", hasSize(1))
                .body("because[0].en", equalTo("You said that it is getting away from you."))
                .body("links.help", equalTo("/journal/v1/help"));
        maria.asks()
                .post(suggestion + "/set-aside")
                .then()
                .statusCode(200)
                .body("state", equalTo("set-aside"))
                .body("answeredAt", notNullValue());
        maria.asks().post(suggestion + "/accept").then().statusCode(200).body("state", equalTo("accepted"));
        assertProblem(maria.asks().post(suggestion + "/decline"), ProblemType.REFUSED)
                .body("reason", equalTo("already-answered"));
        assertThat(maria.events().stream().map(event -> event.substring(0, event.indexOf(' '))))
                .containsExactly(
                        "check-in-recorded", "suggestion-offered", "suggestion-set-aside", "suggestion-accepted");
    }

    /** Safety rule 2: a low mood on five days of fourteen, stated in entries and check-ins. */
    @Test
    void rule2_a_low_mood_that_lingers_suggests_help_once() {
        for (var daysAgo : List.of(13, 9, 6)) {
            low("/journal/v1/entries", "\"text\":\"a\"", daysAgo);
        }
        low("/journal/v1/check-ins", "\"kind\":\"mood\"", 3);
        await().atMost(PATIENCE).until(() -> count("signal-noted") == 4);
        low("/journal/v1/check-ins", "\"kind\":\"mood\"", 0);
        maria.asks()
                .get(onlySuggestion())
                .then()
                .body("because[0].en", equalTo("You noted a low mood on 5 of the last 14 days."));
        low("/journal/v1/check-ins", "\"kind\":\"mood\"", 0);
        await().atMost(PATIENCE).until(() -> count("signal-noted") == 6);
        assertThat(count("suggestion-prompted")).as("during the cooldown").isEqualTo(1);
    }

    /** Safety rule 2: "already in care", and it holds. */
    @Test
    void rule2_who_is_in_care_is_suggested_nothing() {
        maria.asks()
                .get(PREFERENCES)
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("alreadyInCare", equalTo(false))
                .body("suggestEvidence", equalTo(true))
                .body("suggestProfessionalHelp", equalTo(true));
        prefer("{\"alreadyInCare\":true}");
        spiral();
        await().atMost(PATIENCE).until(() -> count("signal-noted") == 1);
        assertThat(count("suggestion-prompted")).isZero();
        maria.asks().get(SUGGESTIONS).then().statusCode(200).body("items", hasSize(0));
    }

    /** Safety rule 2: "do not suggest this", and it holds until they say otherwise. */
    @Test
    void rule2_what_is_declined_is_not_suggested_again() {
        spiral();
        maria.asks().post(onlySuggestion() + "/decline").then().statusCode(200).body("state", equalTo("declined"));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> maria.asks().get(PREFERENCES).then().body("suggestProfessionalHelp", equalTo(false)));
        spiral();
        await().atMost(PATIENCE).until(() -> count("signal-noted") == 2);
        assertThat(count("suggestion-prompted")).isEqualTo(1);
        prefer("{\"suggestProfessionalHelp\":null}");
        spiral();
        await().atMost(PATIENCE).until(() -> count("suggestion-prompted") == 2);
    }

    @Test
    void a_setback_suggests_evidence_if_there_is_any() {
        setback();
        maria.sends("{\"text\":\"I went\",\"kind\":\"showed-up\"}")
                .post("/journal/v1/evidence")
                .then()
                .statusCode(201);
        await().atMost(PATIENCE).until(() -> count("evidence-counted") == 1);
        assertThat(count("suggestion-prompted")).isZero();
        var setback = setback();
        maria.asks()
                .get(onlySuggestion())
                .then()
                .body("what", equalTo("evidence"))
                .body("about.id", equalTo(setback))
                .body("links.about", equalTo("/journal/v1/setbacks/" + setback))
                .body("links.evidence", equalTo("/journal/v1/evidence"));
        prefer("{\"suggestEvidence\":false}");
        setback();
        spiral();
        await().atMost(PATIENCE).until(() -> count("suggestion-prompted") == 2);
        maria.asks()
                .get(SUGGESTIONS + "?state=offered")
                .then()
                .body("items", hasSize(1))
                .body("items[0].what", equalTo("professional-help"));
    }

    /** Safety rule 9: neither what is for a closed setback, nor what there is nothing behind any more. */
    @Test
    void rule9_an_offer_of_evidence_stands_while_its_setback_is_open_and_something_can_be_drawn() {
        var evidence =
                maria.sends("{\"text\":\"I went\",\"kind\":\"showed-up\"}").post("/journal/v1/evidence");
        evidence.then().statusCode(201);
        await().atMost(PATIENCE).until(() -> count("evidence-counted") == 1);
        var setback = "/journal/v1/setbacks/" + setback();
        var suggestion = onlySuggestion();
        maria.asks().post(setback + "/close").then().statusCode(200);
        maria.asks().get(SUGGESTIONS).then().body("items", hasSize(0));
        awaitWithdrawn(suggestion);
        maria.asks().post(setback + "/reopen").then().statusCode(200);
        maria.asks().get(SUGGESTIONS).then().body("items", hasSize(0));
        setback();
        var another = onlySuggestion();
        maria.asks().delete(evidence.header("Location")).then().statusCode(204);
        awaitWithdrawn(another);
        maria.asks().get(SUGGESTIONS).then().body("items", hasSize(0));
        assertThat(maria.events())
                .filteredOn(event -> event.startsWith("suggestion-"))
                .extracting(event -> event.substring(0, event.indexOf(' ')))
                .containsExactly(
                        "suggestion-offered", "suggestion-withdrawn", "suggestion-offered", "suggestion-withdrawn");
    }

    /** Safety rule 9: for who has been reminded of it, too. */
    @ParameterizedTest
    @CsvSource({"topic, studies", "person, ana"})
    void rule9_what_is_for_a_silenced_setback_is_withdrawn(String kind, String value) {
        maria.sends("{\"text\":\"I went\",\"kind\":\"showed-up\"}")
                .post("/journal/v1/evidence")
                .then()
                .statusCode(201);
        await().atMost(PATIENCE).until(() -> count("evidence-counted") == 1);
        maria.sends("{\"title\":\"Exam\",\"area\":\"studies\",\"person\":\"Ana\"}")
                .post("/journal/v1/setbacks")
                .then()
                .statusCode(201);
        var suggestion = onlySuggestion();
        maria.sends("{\"kind\":\"%s\",\"value\":\"%s\"}".formatted(kind, value))
                .post("/journal/v1/silences")
                .then()
                .statusCode(200);
        maria.asks().get(SUGGESTIONS).then().body("items", hasSize(0));
        awaitWithdrawn(suggestion);
        for (var verb : List.of("accept", "set-aside")) {
            assertProblem(maria.asks().post(suggestion + "/" + verb), ProblemType.REFUSED)
                    .body("reason", equalTo("suggestion-withdrawn"));
        }
        maria.asks().post(suggestion + "/decline").then().statusCode(200).body("state", equalTo("declined"));
    }

    private void awaitWithdrawn(String suggestion) {
        await().atMost(PATIENCE).untilAsserted(() -> maria.asks()
                .get(suggestion)
                .then()
                .statusCode(200)
                .body("state", equalTo("withdrawn"))
                .body("allowed", equalTo(List.of("decline"))));
    }

    /** Safety rule 2: of two that are offered one is declined. */
    @Test
    void rule2_what_is_declined_does_not_stay_offered() {
        spiral();
        await().atMost(PATIENCE)
                .untilAsserted(() -> maria.asks().get(SUGGESTIONS).then().body("items", hasSize(1)));
        spiral();
        await().atMost(PATIENCE)
                .untilAsserted(() -> maria.asks().get(SUGGESTIONS).then().body("items", hasSize(2)));
        var one = maria.asks().get(SUGGESTIONS).<String>path("items[0].links.self");
        maria.asks().post(one + "/decline").then().statusCode(200);
        await().atMost(PATIENCE).untilAsserted(() -> maria.asks()
                .get(SUGGESTIONS)
                .then()
                .body("items", hasSize(1))
                .body("items[0].state", equalTo("declined")));
        maria.asks().get(SUGGESTIONS + "?state=offered").then().body("items", hasSize(0));
    }

    @Test
    void they_are_listed_newest_first() {
        for (var i = 1; i <= 3; i++) {
            spiral();
            var all = i;
            await().atMost(PATIENCE)
                    .untilAsserted(() -> maria.asks().get(SUGGESTIONS).then().body("items", hasSize(all)));
        }
        var first = maria.asks().get(SUGGESTIONS + "?limit=2");
        first.then().body("items", hasSize(2));
        maria.asks()
                .queryParam("after", first.<String>path("next"))
                .queryParam("limit", 2)
                .get(SUGGESTIONS)
                .then()
                .body("items", hasSize(1))
                .body("$", not(hasKey("next")));
        maria.asks().get(SUGGESTIONS + "?state=declined").then().body("items", hasSize(0));
    }

    @Test
    void another_person_has_none_of_it() {
        spiral();
        var suggestion = onlySuggestion();
        assertProblem(Person.anyone().asks().get(suggestion), ProblemType.NOT_FOUND);
        assertProblem(Person.anyone().asks().post(suggestion + "/accept"), ProblemType.NOT_FOUND);
    }

    /** Safety rule 3: a hint comes with what is there already, and nothing is ever refused. */
    @Test
    void rule3_much_writing_about_the_same_gets_a_hint_and_is_never_refused() {
        var about = "\"about\":{\"type\":\"setback\",\"id\":\"%s\"}".formatted(UUID.randomUUID());
        for (var i = 1; i <= 8; i++) {
            var written = maria.sends("{\"text\":\"again\",%s}".formatted(about))
                    .header("Accept-Language", "de")
                    .post("/journal/v1/entries")
                    .then()
                    .statusCode(201);
            if (i < 5) {
                written.body("$", not(hasKey("hint")));
            } else {
                written.body("hint.key", equalTo("writing-hint"))
                        .body("hint.version", equalTo(1))
                        .body("hint.locale", equalTo("de"))
                        .body("hint.text", notNullValue());
            }
        }
        maria.sends("{\"template\":{\"key\":\"curious\",\"version\":1},\"answers\":[],%s}".formatted(about))
                .post("/journal/v1/reflections")
                .then()
                .statusCode(201)
                .body("hint.locale", equalTo("en"));
        var other = maria.sends("{\"text\":\"something else\"}").post("/journal/v1/entries");
        other.then().statusCode(201).body("$", not(hasKey("hint")));
        maria.asks().get(other.header("Location")).then().body("$", not(hasKey("hint")));
        assertThat(maria.events()).hasSize(10);
    }

    /** Safety rule 5: what a client kept while it was offline was not written at once. */
    @Test
    void rule5_what_comes_in_late_brings_no_hint() {
        var about = UUID.randomUUID();
        for (var daysAgo : List.of(2, 14, 5, 11, 8, 3)) {
            again(about, Duration.ofDays(daysAgo)).body("$", not(hasKey("hint")));
        }
        for (var hoursAgo : List.of(9, 1, 7, 3)) {
            again(about, Duration.ofHours(hoursAgo)).body("$", not(hasKey("hint")));
        }
        again(about, Duration.ofHours(5)).body("hint.key", equalTo("writing-hint"));
        again(about, Duration.ofDays(4)).body("$", not(hasKey("hint")));
    }

    private ValidatableResponse again(UUID setback, Duration ago) {
        return maria.sends("""
            {"text": "again", "about": {"type": "setback", "id": "%s"}, "happenedAt": "%s"}\
            """.formatted(setback, Instant.now().minus(ago)))
                .post("/journal/v1/entries")
                .then()
                .statusCode(201);
    }

    private void spiral() {
        maria.sends("{\"kind\":\"mood\",\"spiralling\":true}")
                .post("/journal/v1/check-ins")
                .then()
                .statusCode(201)
                .body("links.suggestions", equalTo(SUGGESTIONS));
    }

    private void low(String path, String beginning, int daysAgo) {
        maria.sends("{%s,\"mood\":{\"valence\":-0.5},\"happenedAt\":\"%s\"}"
                        .formatted(beginning, Instant.now().minus(Duration.ofDays(daysAgo))))
                .post(path)
                .then()
                .statusCode(201);
    }

    private String setback() {
        return maria.sends("{\"title\":\"It did not work out\"}")
                .post("/journal/v1/setbacks")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void prefer(String preferences) {
        maria.sends(preferences)
                .contentType("application/merge-patch+json")
                .patch(PREFERENCES)
                .then()
                .statusCode(200);
    }

    private String onlySuggestion() {
        return await().atMost(PATIENCE)
                .until(
                        () -> maria.asks().get(SUGGESTIONS).jsonPath().<String>getList("items.links.self"),
                        items -> items.size() == 1)
                .getFirst();
    }

    private long count(String type) {
        return maria.signals().stream()
                .filter(event -> event.startsWith(type + " "))
                .count();
    }
}
