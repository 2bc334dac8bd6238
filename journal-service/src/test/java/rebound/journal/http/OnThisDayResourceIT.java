package rebound.journal.http;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static rebound.servicekit.testing.Problems.assertProblem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import rebound.servicekit.problem.ProblemType;
import rebound.servicekit.testing.OnLocalStack;
import rebound.servicekit.testing.Person;

@QuarkusTest
@WithTestResource(OnLocalStack.class)
class OnThisDayResourceIT {

    private static final String ON_THIS_DAY = "/journal/v1/on-this-day";

    private final Person maria = Person.anyone();

    @Test
    void shows_the_same_day_of_earlier_years_by_the_persons_own_days() {
        write("a", "2024-11-21T12:00:00Z", "UTC");
        write("b", "2025-11-21T12:00:00Z", "UTC");
        write("Kiritimati", "2023-11-20T12:00:00Z", "Pacific/Kiritimati");
        write("the day before", "2025-11-20T12:00:00Z", "UTC");
        maria.asks()
                .queryParam("date", "2026-11-21")
                .get(ON_THIS_DAY)
                .then()
                .statusCode(200)
                .body("date", equalTo("2026-11-21"))
                .body("items.date", contains("2025-11-21", "2024-11-21", "2023-11-21"))
                .body("items[0].excerpt.text", contains("b"));
        maria.asks().get(ON_THIS_DAY).then().statusCode(200);
        Person.anyone()
                .asks()
                .queryParam("date", "2026-11-21")
                .get(ON_THIS_DAY)
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void keeps_29_February() {
        write("a", "2024-02-29T12:00:00Z", "UTC");
        for (var day : new String[] {"2026-02-28", "2028-02-29"}) {
            maria.asks().queryParam("date", day).get(ON_THIS_DAY).then().body("items", hasSize(1));
        }
        for (var day : new String[] {"2026-03-01", "2028-02-28"}) {
            maria.asks().queryParam("date", day).get(ON_THIS_DAY).then().body("items", hasSize(0));
        }
    }

    @Test
    void needs_a_date() {
        for (var date : new String[] {"x", "2026-02-30", "+12026-02-28"}) {
            assertProblem(maria.asks().queryParam("date", date).get(ON_THIS_DAY), ProblemType.INVALID_REQUEST)
                    .body("errors[0].parameter", equalTo("date"));
        }
    }

    private void write(String text, String happenedAt, String zone) {
        maria.sends("{\"text\":\"%s\",\"happenedAt\":\"%s\",\"zone\":\"%s\"}".formatted(text, happenedAt, zone))
                .post("/journal/v1/entries")
                .then()
                .statusCode(201);
    }
}
