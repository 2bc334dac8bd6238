package rebound.plan.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static rebound.servicekit.testing.Problems.assertProblem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import rebound.plan.catalogue.Catalogue;
import rebound.servicekit.problem.ProblemType;
import rebound.servicekit.testing.OnLocalStack;
import rebound.servicekit.testing.OtherService;
import rebound.servicekit.testing.Person;

/** What follows here from what happens in the journal, which does not run, and from this service's own events. */
@QuarkusTest
@WithTestResource(OnLocalStack.class)
class RecoveryPlanIT {

    private static final String PLANS = "/plan/v1/plans/";
    private static final String STEPS = "/plan/v1/steps/";
    private static final OtherService JOURNAL = new OtherService("journal");

    private final Person maria = Person.anyone();
    private final String setback = UUID.randomUUID().toString();

    @Test
    void a_setback_offers_a_plan_and_nothing_else_happens() {
        JOURNAL.tells(maria, "setback-recorded", "setback/" + setback, "{}");
        awaitEvents(1);
        maria.asks()
                .get(PLANS + setback)
                .then()
                .statusCode(200)
                .body("state", equalTo("offered"))
                .body("allowed", equalTo(List.of("accept", "decline")))
                .body("title", equalTo("Three small steps"))
                .body("about.type", equalTo("setback"))
                .body("about.id", equalTo(setback))
                .body("links.about", equalTo("/journal/v1/setbacks/" + setback))
                .body("suggests.size()", equalTo(3))
                .body("$", not(hasKey("steps")));
        maria.asks().get("/plan/v1/steps").then().body("items", equalTo(List.of()));
        assertThat(maria.events()).containsExactly("plan-offered plan/" + setback);
    }

    @Test
    void an_accepted_plan_links_its_steps_which_then_are_planned_and_not_scheduled() {
        JOURNAL.tells(maria, "setback-named", "setback/" + setback, "{}");
        awaitEvents(1);
        var steps = List.of(Catalogue.stepId(setback, 1), Catalogue.stepId(setback, 2), Catalogue.stepId(setback, 3));
        maria.asks()
                .post(PLANS + setback + "/accept")
                .then()
                .statusCode(200)
                .body("state", equalTo("active"))
                .body("allowed", equalTo(List.of("set-aside", "finish")))
                .body("steps.id", equalTo(steps))
                .body("steps.href", equalTo(steps.stream().map(STEPS::concat).toList()))
                .body("$", not(hasKey("suggests")));
        awaitEvents(5);
        assertThat(maria.events())
                .containsExactly(
                        "plan-offered plan/" + setback,
                        "plan-accepted plan/" + setback,
                        "step-planned step/" + steps.get(0),
                        "step-planned step/" + steps.get(1),
                        "step-planned step/" + steps.get(2));
        for (var number = 1; number <= 3; number++) {
            maria.asks()
                    .get(STEPS + steps.get(number - 1))
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("planned"))
                    .body("title", equalTo(Catalogue.step("recovery/1/" + number)))
                    .body("planId", equalTo(setback));
        }
        maria.asks().get("/plan/v1/steps?planId=" + setback).then().body("items.size()", equalTo(3));
        assertProblem(maria.asks().post(PLANS + setback + "/accept"), ProblemType.REFUSED)
                .body("reason", equalTo("not-offered"));
    }

    @Test
    void a_declined_plan_is_never_offered_again_and_has_no_steps() {
        JOURNAL.tells(maria, "setback-recorded", "setback/" + setback, "{}");
        awaitEvents(1);
        maria.asks()
                .post(PLANS + setback + "/decline")
                .then()
                .statusCode(200)
                .body("state", equalTo("declined"))
                .body("allowed", equalTo(List.of()))
                .body("$", not(hasKey("steps")));
        JOURNAL.tells(maria, "setback-named", "setback/" + setback, "{}");
        awaitWhatWasTold();
        assertThat(maria.events())
                .startsWith("plan-offered plan/" + setback, "plan-declined plan/" + setback)
                .hasSize(3);
    }

    @Test
    void an_event_that_is_told_twice_offers_once() {
        var id = JOURNAL.tells(maria, "setback-recorded", "setback/" + setback, "{}");
        JOURNAL.tells(maria, id, "setback-recorded", "setback/" + setback, "{}", Instant.now(), 0, "request");
        JOURNAL.tells(maria, "setback-named", "setback/" + setback, "{}");
        awaitWhatWasTold();
        assertThat(maria.events()).startsWith("plan-offered plan/" + setback).hasSize(2);
    }

    @Test
    void what_is_old_or_imported_offers_nothing() {
        var longAgo = Instant.now().minus(Duration.ofHours(25));
        JOURNAL.tells(maria, "old", "setback-recorded", "setback/" + setback, "{}", longAgo, 0, "request");
        JOURNAL.tells(maria, "imported", "setback-recorded", "setback/" + setback, "{}", Instant.now(), 0, "import");
        awaitWhatWasTold();
        assertThat(maria.events()).hasSize(1);
        assertProblem(maria.asks().get(PLANS + setback), ProblemType.NOT_FOUND);
    }

    @Test
    void an_attempt_that_fell_short_shows_its_setback_once_it_is_offered() {
        var goal = maria.sends("{\"title\":\"a\"}").post("/plan/v1/goals").header("Location");
        var attempt = maria.sends("{}").post(goal + "/attempts").header("Location");
        var id = attempt.substring(attempt.lastIndexOf('/') + 1);
        maria.sends("{\"outcome\":\"fell-short\"}")
                .post(attempt + "/finish")
                .then()
                .body("offers.state", equalTo(List.of("pending")));
        var about = "{\"about\":{\"type\":\"attempt\",\"id\":\"" + id + "\"}}";
        JOURNAL.tells(maria, "setback-offered", "setback/" + id, about);
        awaitEvents(4);
        maria.asks().get(attempt).then().header("ETag", "\"3\"").body("offers.state", equalTo(List.of("offered")));
        JOURNAL.tells(maria, "setback-offered", "setback/" + id, about);
        awaitWhatWasTold();
        assertThat(maria.events()).hasSize(5).contains("setback-offer-noted attempt/" + id);
    }

    @Test
    void an_attempt_shows_its_setback_also_when_the_person_recorded_it_themselves() {
        var goal = maria.sends("{\"title\":\"a\"}").post("/plan/v1/goals").header("Location");
        var attempt = maria.sends("{}").post(goal + "/attempts").header("Location");
        var id = attempt.substring(attempt.lastIndexOf('/') + 1);
        maria.sends("{\"outcome\":\"fell-short\"}")
                .post(attempt + "/finish")
                .then()
                .body("offers.state", equalTo(List.of("pending")));
        var longAgo = Instant.now().minus(Duration.ofHours(25));
        JOURNAL.tells(maria, id, "setback-recorded", "setback/" + id, "{}", longAgo, 0, "request");
        JOURNAL.tells(maria, "setback-named", "setback/" + setback, "{}");
        awaitWhatWasTold();
        maria.asks().get(attempt).then().header("ETag", "\"3\"").body("offers.state", equalTo(List.of("offered")));
        assertThat(maria.events()).contains("setback-offer-noted attempt/" + id).hasSize(6);
    }

    @Test
    void an_attempt_shows_its_setback_also_when_that_was_recorded_before_it_fell_short() {
        var goal = maria.sends("{\"title\":\"a\"}").post("/plan/v1/goals").header("Location");
        var attempt = maria.sends("{}").post(goal + "/attempts").header("Location");
        var id = attempt.substring(attempt.lastIndexOf('/') + 1);
        JOURNAL.tells(maria, "setback-recorded", "setback/" + id, "{}");
        awaitWhatWasTold();
        maria.asks().get(attempt).then().body("state", equalTo("begun")).body("$", not(hasKey("offers")));
        maria.sends("{\"outcome\":\"fell-short\"}")
                .post(attempt + "/finish")
                .then()
                .statusCode(200)
                .body("offers.state", equalTo(List.of("offered")));
        assertThat(maria.events()).containsOnlyOnce("setback-offer-noted attempt/" + id);
    }

    @Test
    void what_is_recorded_without_a_zone_is_where_the_person_lives() {
        JOURNAL.tells(maria, "me-changed", "me/" + maria.id(), "{\"zone\":\"Europe/Lisbon\"}");
        awaitEvents(1);
        assertThat(maria.events()).containsExactly("home-noted home/" + maria.id());
        maria.asks().get("/plan/v1/changes").then().statusCode(200).body("items", equalTo(List.of()));
        var goal = maria.sends("{\"title\":\"a\"}").post("/plan/v1/goals").header("Location");
        maria.sends("{}").post(goal + "/attempts").then().statusCode(201).body("zone", equalTo("Europe/Lisbon"));
        var step = maria.sends("{\"title\":\"a\"}").post("/plan/v1/steps").header("Location");
        maria.sends("{\"at\":\"" + Instant.now().plusSeconds(3_600) + "\"}")
                .post(step + "/schedule")
                .then()
                .statusCode(200)
                .body("zone", equalTo("Europe/Lisbon"));
    }

    @Test
    void a_rest_is_for_the_day_as_the_person_reckons_it() {
        var open = maria.sends("{\"kind\":\"rest\"}").post("/plan/v1/pauses");
        open.then().statusCode(201).body("$", not(hasKey("until")));
        JOURNAL.tells(
                maria,
                "me-changed",
                "me/" + maria.id(),
                "{\"zone\":\"Asia/Tokyo\",\"locale\":\"ja\",\"startOfDay\":\"04:00\"}");
        awaitEvents(2);
        var before = Instant.now();
        var rest = maria.sends("{\"kind\":\"rest\"}").post("/plan/v1/pauses");
        rest.then().statusCode(201).body("state", equalTo("active"));
        var until = Instant.parse(rest.path("until"));
        assertThat(LocalTime.ofInstant(until, ZoneId.of("Asia/Tokyo"))).isEqualTo(LocalTime.of(4, 0));
        assertThat(until).isAfter(before).isBeforeOrEqualTo(Instant.now().plus(Duration.ofDays(1)));
        maria.asks().get(rest.header("Location")).then().body("until", equalTo(until.toString()));
        maria.sends("{\"kind\":\"break\"}")
                .post("/plan/v1/pauses")
                .then()
                .statusCode(201)
                .body("$", not(hasKey("until")));
        maria.sends("{\"until\":null}")
                .post(rest.header("Location") + "/extend")
                .then()
                .statusCode(200)
                .body("$", not(hasKey("until")));
    }

    /** What was told before the last setback has been heard once that has its plan: a person's log is in order. */
    private void awaitWhatWasTold() {
        var last = UUID.randomUUID().toString();
        JOURNAL.tells(maria, "setback-recorded", "setback/" + last, "{}");
        await().atMost(Duration.ofSeconds(20)).until(() -> maria.events().contains("plan-offered plan/" + last));
    }

    private void awaitEvents(int count) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(maria.events()).hasSizeGreaterThanOrEqualTo(count));
    }
}
