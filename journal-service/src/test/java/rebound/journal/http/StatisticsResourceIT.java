package rebound.journal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import rebound.servicekit.testing.OnLocalStack;
import rebound.servicekit.testing.Person;

@QuarkusTest
@WithTestResource(OnLocalStack.class)
class StatisticsResourceIT {

    private static final String BOUNCE_BACK = "/journal/v1/statistics/bounce-back";

    private final Person maria = Person.anyone();

    @Test
    void is_shown_only_to_a_person_who_wants_it() {
        var setback = record("2026-06-01T10:00:00Z");
        maria.asks().post(setback + "/close").then().statusCode(200);
        assertHidden("no-consent");
        consent(true);
        maria.asks()
                .get(BOUNCE_BACK)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("$", not(hasKey("hidden")));
        consent(false);
        assertHidden("no-consent");
    }

    @Test
    void is_hidden_while_any_setback_is_open() {
        var setback = record("2026-06-01T10:00:00Z");
        maria.asks().post(setback + "/close").then().statusCode(200);
        consent(true);
        maria.asks().get(BOUNCE_BACK).then().body("items", hasSize(1));
        var other = record("2026-07-01T10:00:00Z");
        assertHidden("a-setback-is-open");
        maria.asks().post(other + "/close").then().statusCode(200);
        maria.asks().get(BOUNCE_BACK).then().body("items", hasSize(2));
        maria.asks().post(setback + "/reopen").then().statusCode(200);
        assertHidden("a-setback-is-open");
    }

    private void assertHidden(String why) {
        maria.asks()
                .get(BOUNCE_BACK)
                .then()
                .statusCode(200)
                .body("items", hasSize(0))
                .body("hidden", equalTo(why));
    }

    private void consent(boolean given) {
        maria.sends("{\"consents\":{\"bounceBack\":" + given + "}}")
                .patch("/journal/v1/me")
                .then()
                .statusCode(200)
                .body("consents.bounceBack", equalTo(given));
    }

    @Test
    void a_setback_has_a_number_once_it_is_closed_and_the_person_is_back_on_track() {
        consent(true);
        var setback = record("2026-06-01T10:00:00Z");
        maria.sends("{\"happenedAt\":\"2026-06-03T12:59:59Z\"}")
                .post(setback + "/back-on-track")
                .then()
                .statusCode(200);
        assertHidden("a-setback-is-open");
        maria.asks().post(setback + "/close").then().statusCode(200);
        maria.asks()
                .get(BOUNCE_BACK)
                .then()
                .body("items[0].setback", equalTo(setback.substring(setback.lastIndexOf('/') + 1)))
                .body("items[0].links.setback", equalTo(setback))
                .body("items[0].happenedAt", equalTo("2026-06-01T10:00:00Z"))
                .body("items[0].backOnTrackAt", equalTo("2026-06-03T12:59:59Z"))
                .body("items[0].hours", equalTo(50))
                .body("items[0].closedAt", notNullValue())
                .body("items[0].hoursToClose", notNullValue());
        maria.asks().post(setback + "/not-yet").then().statusCode(200);
        maria.asks()
                .get(BOUNCE_BACK)
                .then()
                .body("items[0]", not(hasKey("hours")))
                .body("items[0]", not(hasKey("backOnTrackAt")))
                .body("items[0].closedAt", notNullValue());
    }

    @Test
    void shows_all_of_ones_own_newest_first_page_by_page() {
        consent(true);
        for (var month = 1; month <= 5; month++) {
            maria.asks().post(record("2026-0" + month + "-15T12:00:00Z") + "/close");
        }
        var months = new ArrayList<String>();
        String next = null;
        do {
            var request = next == null ? maria.asks() : maria.asks().queryParam("after", next);
            var page =
                    request.get(BOUNCE_BACK + "?limit=2").then().statusCode(200).extract();
            page.<List<String>>path("items.happenedAt").forEach(time -> months.add(time.substring(5, 7)));
            next = page.path("next");
        } while (next != null);
        assertThat(months).containsExactly("05", "04", "03", "02", "01");
        Person.anyone().asks().get(BOUNCE_BACK).then().body("items", hasSize(0));
    }

    private String record(String happenedAt) {
        return maria.sends("{\"title\":\"a\",\"happenedAt\":\"" + happenedAt + "\"}")
                .post("/journal/v1/setbacks")
                .header("Location");
    }
}
