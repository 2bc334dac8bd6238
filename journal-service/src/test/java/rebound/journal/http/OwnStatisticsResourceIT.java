package rebound.journal.http;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static rebound.servicekit.testing.Problems.assertProblem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import rebound.servicekit.problem.ProblemType;
import rebound.servicekit.testing.OnLocalStack;
import rebound.servicekit.testing.Person;

@QuarkusTest
@WithTestResource(OnLocalStack.class)
class OwnStatisticsResourceIT {

    private static final String STATISTICS = "/journal/v1/statistics/";
    private static final String SPAN = "?from=2026-01-01&to=2026-03-31";

    private final Person maria = Person.anyone();

    @Test
    void show_good_days_and_bad_days() {
        write("2026-02-02", -0.5, "sad", "work");
        write("2026-02-03", 0.5, "calm", "home");
        write("2026-03-02", 1, "calm", "home");
        maria.asks()
                .get(STATISTICS + "mood" + SPAN + "&by=month")
                .then()
                .statusCode(200)
                .body("periods.from", contains("2026-02-01", "2026-03-01"))
                .body("periods[0].days", equalTo(2))
                .body("periods[0].valence", equalTo(0.0f))
                .body("periods[0].variance", equalTo(0.25f))
                .body("periods[0].goodDays", equalTo(1))
                .body("periods[0].badDays", equalTo(1))
                .body("$", not(hasKey("trend")));
        Person.anyone().asks().get(STATISTICS + "mood").then().statusCode(200).body("periods", hasSize(0));
    }

    /** Safety rule 8: a trend is opt-in, and hidden while a setback is open. */
    @Test
    void show_a_trend_only_if_asked_and_while_no_setback_is_open() {
        write("2026-02-01", 0, "sad", "work");
        write("2026-03-03", 0.5, "calm", "home");
        maria.asks().get(STATISTICS + "mood" + SPAN + "&trend=true").then().body("trend", equalTo(0.5f));
        var setback =
                maria.sends("{\"title\":\"Exam\"}").post("/journal/v1/setbacks").header("Location");
        maria.asks().get(STATISTICS + "mood" + SPAN + "&trend=true").then().body("$", not(hasKey("trend")));
        maria.asks().post(setback + "/close").then().statusCode(200);
        maria.asks().get(STATISTICS + "mood" + SPAN + "&trend=true").then().body("trend", equalTo(0.5f));
    }

    @Test
    void show_the_weeks_in_which_one_wrote() {
        write("2026-02-02", 0, "sad", "work");
        write("2026-02-08", 0, "sad", "work");
        write("2026-03-02", 0, "sad", "work");
        maria.asks()
                .get(STATISTICS + "entries-by-week" + SPAN)
                .then()
                .statusCode(200)
                .body("weeks.week", contains("2026-W06", "2026-W10"))
                .body("weeks.entries", contains(2, 1));
    }

    @Test
    void show_emotions_with_their_tags() {
        write("2026-02-02", 0, "sad", "work");
        write("2026-02-03", 0, "sad", "home");
        write("2026-02-04", 0, "sad", "home");
        maria.asks()
                .get(STATISTICS + "emotions" + SPAN)
                .then()
                .statusCode(200)
                .body("emotions.emotion", contains("sad"))
                .body("emotions[0].times", equalTo(3))
                .body("emotions[0].tags.tag", contains("home", "work"));
    }

    @Test
    void are_about_ten_years_at_most() {
        for (var span : new String[] {"?from=2000-01-01&to=2026-01-01", "?from=2026-02-01&to=2026-01-01", "?from=x"}) {
            assertProblem(maria.asks().get(STATISTICS + "mood" + span), ProblemType.INVALID_REQUEST)
                    .body("errors[0].parameter", equalTo("from"));
        }
        assertProblem(maria.asks().get(STATISTICS + "mood?by=year"), ProblemType.INVALID_REQUEST);
    }

    private void write(String date, double valence, String emotion, String tag) {
        maria.sends("""
            {"text": "a", "mood": {"valence": %s}, "emotions": ["%s"], "tags": ["%s"],
             "happenedAt": "%sT12:00:00Z", "zone": "UTC"}""".formatted(valence, emotion, tag, date))
                .post("/journal/v1/entries")
                .then()
                .statusCode(201);
    }
}
