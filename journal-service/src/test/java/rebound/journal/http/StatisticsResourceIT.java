package rebound.journal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import rebound.servicekit.testing.OnLocalStack;
import rebound.servicekit.testing.OtherService;
import rebound.servicekit.testing.Person;

@QuarkusTest
@WithTestResource(OnLocalStack.class)
class StatisticsResourceIT {

    private static final String BOUNCE_BACK = "/journal/v1/statistics/bounce-back";

    private final Person maria = Person.anyone();
    private final OtherService plan = new OtherService("plan");

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
                .body("items[0].setback", equalTo(id(setback)))
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
    void the_first_step_is_the_earliest_that_was_done_of_the_plan_of_the_same_id() {
        consent(true);
        var setback = record("2026-06-01T10:00:00Z");
        var id = id(setback);
        done(id, "2026-06-02T11:59:59Z");
        done(id, "2026-06-03T09:00:00Z");
        done(UUID.randomUUID().toString(), "2026-06-01T11:00:00Z");
        done(null, "2026-06-01T12:00:00Z");
        // Heard of last, and done first.
        done(id, "2026-06-01T15:59:59Z");
        awaitFirstSteps(id, 2);
        assertHidden("a-setback-is-open");
        maria.asks().post(setback + "/close").then().statusCode(200);
        assertFirstStep("2026-06-01T15:59:59Z", 5);

        maria.asks().post(setback + "/reopen").then().statusCode(200);
        assertHidden("a-setback-is-open");
        maria.asks().post(setback + "/close").then().statusCode(200);
        assertFirstStep("2026-06-01T15:59:59Z", 5);

        maria.asks().delete(setback).then().statusCode(204);
        maria.asks().get(BOUNCE_BACK).then().body("items", hasSize(0));
        maria.asks().post(setback + "/restore").then().statusCode(200);
        assertFirstStep("2026-06-01T15:59:59Z", 5);

        consent(false);
        assertHidden("no-consent");
    }

    @Test
    void a_first_step_may_be_heard_of_before_the_setback() {
        consent(true);
        var id = UUID.randomUUID().toString();
        done(id, "2026-06-02T10:00:00Z");
        awaitFirstSteps(id, 1);
        maria.asks().get(BOUNCE_BACK).then().body("items", hasSize(0));
        var setback = "/journal/v1/setbacks/" + id;
        maria.sends("{\"title\":\"a\",\"happenedAt\":\"2026-06-01T10:00:00Z\"}")
                .header("If-None-Match", "*")
                .put(setback)
                .then()
                .statusCode(201);
        maria.asks().post(setback + "/close").then().statusCode(200);
        assertFirstStep("2026-06-02T10:00:00Z", 24);
    }

    @Test
    void without_a_step_nothing_is_said_of_one() {
        consent(true);
        maria.asks().post(record("2026-06-01T10:00:00Z") + "/close").then().statusCode(200);
        maria.asks()
                .get(BOUNCE_BACK)
                .then()
                .body("items", hasSize(1))
                .body("items[0]", not(hasKey("firstStepAt")))
                .body("items[0]", not(hasKey("hoursToFirstStep")));
    }

    /** As plan-service tells it; null for a step of no plan. */
    private void done(@Nullable String planId, String at) {
        plan.tells(
                maria,
                "step-done",
                "step/" + UUID.randomUUID(),
                planId == null ? "{\"at\":\"" + at + "\"}" : "{\"at\":\"" + at + "\",\"planId\":\"" + planId + "\"}");
    }

    private void awaitFirstSteps(String planId, int count) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(maria.events())
                .filteredOn(("first-step-noted first-step/" + planId)::equals)
                .hasSize(count));
    }

    private void assertFirstStep(String at, int hours) {
        maria.asks()
                .get(BOUNCE_BACK)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].firstStepAt", equalTo(at))
                .body("items[0].hoursToFirstStep", equalTo(hours));
    }

    private static String id(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
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
