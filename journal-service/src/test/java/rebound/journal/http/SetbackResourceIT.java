package rebound.journal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static rebound.servicekit.testing.Problems.assertInvalid;
import static rebound.servicekit.testing.Problems.assertProblem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rebound.servicekit.problem.ProblemType;
import rebound.servicekit.testing.OnLocalStack;
import rebound.servicekit.testing.Person;

@QuarkusTest
@WithTestResource(OnLocalStack.class)
class SetbackResourceIT {

    private static final String SETBACKS = "/journal/v1/setbacks";

    private final Person maria = Person.anyone();

    @Test
    void a_setback_is_recorded_and_can_be_read() {
        var response = maria.sends("""
                        {"title": "Failed the exam", "area": "studies", "kind": "result", "tone": "shame",
                         "happenedAt": "2026-06-01T10:00:00Z", "zone": "America/New_York"}""").post(SETBACKS);
        response.then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("state", equalTo("open"))
                .body("allowed", equalTo(List.of("revise", "close", "back-on-track", "delete")))
                .body("title", equalTo("Failed the exam"))
                .body("area", equalTo("studies"))
                .body("kind", equalTo("result"))
                .body("tone", equalTo("shame"))
                .body("zone", equalTo("America/New_York"))
                .body("recordedAt", notNullValue())
                .body("links", not(hasKey("plan")))
                .body("links.journey", equalTo(response.header("Location") + "/journey"))
                .body("$", not(hasKey("losses")))
                .body("$", not(hasKey("causes")))
                .body("$", not(hasKey("reviewOn")))
                .body("$", not(hasKey("about")))
                .body("$", not(hasKey("backOnTrackAt")))
                .body("$", not(hasKey("closedAt")));
        assertThat(maria.asks().get(response.header("Location")).asString()).isEqualTo(response.asString());
        assertThat(maria.events()).containsExactly("setback-recorded setback/" + response.path("id"));
    }

    @Test
    void all_that_a_person_says_of_it_comes_back() {
        maria.sends("""
                        {"title": "The shop", "area": "work", "kind": "lost-money", "tone": "loss", "standard": "others",
                         "losses": [{"kind": "opportunity", "note": "The place by the river"}, {"kind": "trust"}],
                         "person": "Ana", "amount": {"amount": "1800.00", "currency": "EUR"},
                         "measure": {"unit": "customers", "target": 200, "actual": 31},
                         "cost": {"time": "two years", "energy": "most of it",
                                  "money": {"amount": "900", "currency": "EUR"}}}""")
                .post(SETBACKS)
                .then()
                .statusCode(201)
                .body("standard", equalTo("others"))
                .body("losses.kind", equalTo(List.of("opportunity", "trust")))
                .body("losses[0].note", equalTo("The place by the river"))
                .body("person", equalTo("Ana"))
                .body("amount.amount", equalTo("1800.00"))
                .body("amount.currency", equalTo("EUR"))
                .body("measure.unit", equalTo("customers"))
                .body("measure.target", equalTo(200f))
                .body("measure.actual", equalTo(31f))
                .body("cost.time", equalTo("two years"))
                .body("cost.energy", equalTo("most of it"))
                .body("cost.money.amount", equalTo("900"));
    }

    @Test
    void it_is_described_anew_while_it_is_open() {
        var setback = record("a");
        assertProblem(maria.sends("{\"title\":\"b\"}").put(setback), ProblemType.PRECONDITION_REQUIRED);
        maria.sends("{\"move\":\"rest\"}").put(setback + "/next-move").then().statusCode(200);
        maria.sends("{\"title\":\"b\",\"tone\":\"grief\"}")
                .header("If-Match", "\"2\"")
                .put(setback)
                .then()
                .statusCode(200)
                .header("ETag", "\"3\"")
                .body("title", equalTo("b"))
                .body("tone", equalTo("grief"))
                .body("nextMove.move", equalTo("rest"));
        assertProblem(
                maria.sends("{\"title\":\"c\"}").header("If-Match", "\"2\"").put(setback), ProblemType.STALE_VERSION);
        maria.asks().get("/journal/v1/timeline").then().body("items.title", equalTo(List.of("b")));
        maria.asks().post(setback + "/close").then().statusCode(200);
        assertProblem(maria.sends("{\"title\":\"c\"}").header("If-Match", "*").put(setback), ProblemType.REFUSED)
                .body("reason", equalTo("not-open"));
        var own = SETBACKS + "/" + UUID.randomUUID();
        maria.sends("{\"title\":\"mine\"}")
                .header("If-None-Match", "*")
                .put(own)
                .then()
                .statusCode(201)
                .header("Location", equalTo(own));
        assertProblem(
                        maria.sends("{\"title\":\"other\"}")
                                .header("If-None-Match", "*")
                                .put(own),
                        ProblemType.STALE_VERSION)
                .body("reason", equalTo("already-recorded"));
        assertThat(names(maria))
                .containsExactly(
                        "setback-recorded",
                        "setback-next-move-chosen",
                        "setback-revised",
                        "setback-closed",
                        "setback-recorded");
    }

    static List<Arguments> facets() {
        return List.of(
                Arguments.of(
                        "causes",
                        "{'causes':[{'kind':'information-missing','note':'the new rules'},{'kind':'health'}]}",
                        "causes.kind",
                        List.of("information-missing", "health"),
                        "causes-named"),
                Arguments.of(
                        "factors",
                        "{'factors':[{'kind':'moved-goalpost','note':'ten more'}]}",
                        "factors.note",
                        List.of("ten more"),
                        "factors-named"),
                Arguments.of(
                        "process",
                        "{'steps':[{'text':'the first part','went':'well'},{'text':'the last part'}]}",
                        "process.text",
                        List.of("the first part", "the last part"),
                        "process-walked"),
                Arguments.of(
                        "ownership",
                        "{'mine':'I began late','notMine':'the heating'}",
                        "ownership.notMine",
                        "the heating",
                        "ownership-stated"),
                Arguments.of(
                        "reframe",
                        "{'as':'learning-session','note':'a look at the real thing'}",
                        "reframe.as",
                        "learning-session",
                        "reframed"),
                Arguments.of("signal", "{'meaning':'pivot'}", "signal.meaning", "pivot", "signal-read"),
                Arguments.of("decision", "{'choice':'grow'}", "decision.choice", "grow", "decided"),
                Arguments.of("ready", "{'note':'to look'}", "ready.note", "to look", "readiness-declared"),
                Arguments.of("next-move", "{'move':'go-round'}", "nextMove.move", "go-round", "next-move-chosen"),
                Arguments.of(
                        "coping",
                        "{'strategies':[{'kind':'escape','note':'films','helped':false}]}",
                        "coping.helped",
                        List.of(false),
                        "coping-noted"));
    }

    @ParameterizedTest
    @MethodSource("facets")
    void each_facet_is_said_and_taken_back_by_itself(
            String facet, String json, String path, Object expected, String event) {
        var setback = record("a");
        var part = setback + "/" + facet;
        var body = json.replace('\'', '"');
        for (var i = 0; i < 2; i++) {
            maria.sends(body)
                    .put(part)
                    .then()
                    .statusCode(200)
                    .header("ETag", "\"2\"")
                    .body(path, equalTo(expected));
        }
        maria.asks().get(setback).then().body(path, equalTo(expected));
        assertProblem(maria.sends(body).header("If-Match", "\"1\"").put(part), ProblemType.STALE_VERSION);
        maria.asks().get(setback + "/journey").then().body("there", equalTo(List.of(facet)));

        maria.asks().post(setback + "/close").then().statusCode(200);
        assertProblem(maria.sends(body).put(part), ProblemType.REFUSED).body("reason", equalTo("not-open"));
        assertProblem(maria.asks().delete(part), ProblemType.REFUSED).body("reason", equalTo("not-open"));
        maria.asks().post(setback + "/reopen").then().body(path, equalTo(expected));

        for (var i = 0; i < 2; i++) {
            maria.asks().delete(part).then().statusCode(204);
        }
        maria.asks().get(setback).then().body("$", not(hasKey(path.substring(0, path.indexOf('.')))));
        assertThat(names(maria))
                .containsExactly(
                        "setback-recorded",
                        "setback-" + event,
                        "setback-closed",
                        "setback-reopened",
                        "setback-facet-withdrawn");
    }

    static List<Arguments> badFacets() {
        return List.of(
                Arguments.of("causes", "{'causes':[{'kind':'fate'}]}", "/causes/0/kind"),
                Arguments.of("causes", "{'causes':[{'kind':'fit','note':' '}]}", "/causes/0/note"),
                Arguments.of("causes", "{'causes':null}", "/causes"),
                Arguments.of("process", "{'steps':[{'went':'well'}]}", "/steps/0/text"),
                Arguments.of("reframe", "{'as':'failure'}", "/as"),
                Arguments.of("signal", "{'meaning':'hurry'}", "/meaning"),
                Arguments.of("decision", "{}", "/choice"),
                Arguments.of("next-move", "{'move':'climb','days':3}", "/days"),
                Arguments.of("coping", "{'strategies':[{'kind':'people','helped':'yes'}]}", "/strategies/0/helped"),
                Arguments.of("review", "{'on':'soon'}", "/on"));
    }

    @ParameterizedTest
    @MethodSource("badFacets")
    void a_bad_facet_is_refused_at_its_field(String facet, String json, String pointer) {
        var setback = record("a");
        assertInvalid(maria.sends(json.replace('\'', '"')).put(setback + "/" + facet), pointer);
        assertThat(maria.events()).hasSize(1);
    }

    @Test
    void a_review_is_on_a_day_and_gone_when_the_setback_is_closed() {
        var setback = record("a");
        maria.sends("{\"on\":\"2030-01-15\"}")
                .put(setback + "/review")
                .then()
                .statusCode(200)
                .body("reviewOn", equalTo("2030-01-15"));
        maria.asks().delete(setback + "/review").then().statusCode(204);
        maria.sends("{\"on\":\"2030-01-16\"}").put(setback + "/review").then().statusCode(200);
        maria.asks().post(setback + "/close").then().statusCode(200).body("$", not(hasKey("reviewOn")));
        assertProblem(maria.sends("{\"on\":\"2030-01-17\"}").put(setback + "/review"), ProblemType.REFUSED)
                .body("reason", equalTo("not-open"));
        assertThat(names(maria))
                .containsExactly(
                        "setback-recorded",
                        "setback-review-scheduled",
                        "setback-review-cancelled",
                        "setback-review-scheduled",
                        "setback-review-cancelled",
                        "setback-closed");
    }

    @Test
    void the_journey_says_what_might_help_and_why() {
        var setback = maria.sends("{\"title\":\"a\",\"kind\":\"my-error\",\"tone\":\"shame\"}")
                .post(SETBACKS)
                .header("Location");
        maria.asks()
                .get(setback + "/journey")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("stage", equalTo("care"))
                .body("there", hasSize(0))
                .body("reflections", hasSize(0))
                .body("open", hasSize(10))
                .body("suggestions.key", equalTo(List.of("compassion-letter", "label-challenged", "coping")))
                .body("suggestions[0].kind", equalTo("template"))
                .body("suggestions[0].practice", equalTo("D21"))
                .body("suggestions[0].because", equalTo(List.of("tone-shame", "no-compassion-letter-completed")))
                .body("suggestions[0].link", equalTo("/journal/v1/templates/compassion-letter"))
                .body("suggestions[2].link", equalTo(setback + "/coping"))
                .body("links.setback", equalTo(setback));
        maria.sends("{}").put(setback + "/ready").then().statusCode(200);
        maria.asks()
                .get(setback + "/journey")
                .then()
                .header("ETag", "\"2\"")
                .body("stage", equalTo("understanding"))
                .body("suggestions.key", equalTo(List.of("ownership", "causes", "post-mortem")));
        maria.asks().post(setback + "/close").then().statusCode(200);
        maria.asks()
                .get(setback + "/journey")
                .then()
                .statusCode(200)
                .body("stage", equalTo("none"))
                .body("there", equalTo(List.of("ready")))
                .body("open", hasSize(0))
                .body("suggestions", hasSize(0));
        assertProblem(Person.anyone().asks().get(setback + "/journey"), ProblemType.NOT_FOUND);
    }

    @Test
    void a_reflection_that_was_completed_is_there_and_is_not_suggested_again() {
        var setback = maria.sends("{\"title\":\"a\",\"kind\":\"my-error\",\"tone\":\"shame\"}")
                .post(SETBACKS)
                .header("Location");
        var id = setback.substring(setback.lastIndexOf('/') + 1);
        var letter = maria.sends("""
                        {"template": {"key": "compassion-letter", "version": 1},
                         "answers": [{"question": "letter", "text": "It was a hard day"}],
                         "about": {"type": "setback", "id": "%s"}}""".formatted(id))
                .post("/journal/v1/reflections")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        assertLetter(setback, true);
        maria.asks().post(letter + "/complete").then().statusCode(200);
        assertLetter(setback, false);
        maria.asks().delete(letter).then().statusCode(204);
        assertLetter(setback, true);
        maria.asks().post(letter + "/restore").then().statusCode(200);
        assertLetter(setback, false);
        maria.asks().post(setback + "/close").then().statusCode(200);
        maria.asks()
                .get(setback + "/journey")
                .then()
                .statusCode(200)
                .body("reflections", equalTo(List.of("compassion-letter")))
                .body("suggestions", hasSize(0));
        assertThat(names(maria))
                .containsExactly(
                        "setback-recorded",
                        "reflection-drafted",
                        "reflection-completed",
                        "reflection-deleted",
                        "reflection-restored",
                        "setback-closed");
    }

    private void assertLetter(String setback, boolean isSuggested) {
        maria.asks()
                .get(setback + "/journey")
                .then()
                .statusCode(200)
                .body("reflections", equalTo(isSuggested ? List.of() : List.of("compassion-letter")))
                .body(
                        "suggestions.key",
                        equalTo(
                                isSuggested
                                        ? List.of("compassion-letter", "label-challenged", "coping")
                                        : List.of("label-challenged", "coping")));
    }

    /** Plan-service offers none for what had happened more than 24 hours before it was told. */
    @Test
    void a_plan_is_linked_only_where_one_is_offered() {
        var now = Instant.now();
        var soon = tell("soon", now.minus(Duration.ofHours(23)));
        var plan = "/plan/v1/plans/" + soon.substring(soon.lastIndexOf('/') + 1);
        maria.asks().get(soon).then().statusCode(200).body("links.plan", equalTo(plan));
        assertPlan(soon, "recovery", "plan-offered", plan);

        var late = tell("late", now.minus(Duration.ofHours(49)));
        maria.asks().get(late).then().statusCode(200).body("links", not(hasKey("plan")));
        assertPlan(late, "own", "no-plan-offered", "/plan/v1/plans");

        // When it happened is said anew; that offers no plan, and takes none back.
        maria.sends("{\"title\":\"late\",\"happenedAt\":\"%s\"}".formatted(now))
                .header("If-Match", "*")
                .put(late)
                .then()
                .statusCode(200)
                .body("links", not(hasKey("plan")));
        maria.asks().delete(late).then().statusCode(204);
        maria.asks().post(late + "/restore").then().statusCode(200).body("links", not(hasKey("plan")));
        maria.asks().delete(soon).then().statusCode(204);
        maria.asks().post(soon + "/restore").then().statusCode(200).body("links.plan", equalTo(plan));
        assertThat(names(maria))
                .containsExactly(
                        "setback-recorded",
                        "setback-causes-named",
                        "setback-next-move-chosen",
                        "setback-recorded",
                        "setback-causes-named",
                        "setback-next-move-chosen",
                        "setback-revised",
                        "setback-deleted",
                        "setback-restored",
                        "setback-deleted",
                        "setback-restored");
    }

    private String tell(String title, Instant happenedAt) {
        return maria.sends("{\"title\":\"%s\",\"happenedAt\":\"%s\"}".formatted(title, happenedAt))
                .post(SETBACKS)
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
    }

    private void assertPlan(String setback, String key, String because, String link) {
        maria.sends("{\"causes\":[{\"kind\":\"decision\"}]}")
                .put(setback + "/causes")
                .then()
                .statusCode(200);
        maria.sends("{\"move\":\"climb\"}").put(setback + "/next-move").then().statusCode(200);
        maria.asks()
                .get(setback + "/journey")
                .then()
                .statusCode(200)
                .body("stage", equalTo("moving"))
                .body("suggestions.findAll { it.kind == 'plan' }.key", equalTo(List.of(key)))
                .body("suggestions.find { it.kind == 'plan' }.because", equalTo(List.of("next-move-chosen", because)))
                .body("suggestions.find { it.kind == 'plan' }.link", equalTo(link));
    }

    @Test
    void it_is_closed_and_reopened_each_once() {
        var setback = record("a");
        var id = setback.substring(setback.lastIndexOf('/') + 1);
        assertProblem(maria.asks().post(setback + "/reopen"), ProblemType.REFUSED)
                .body("reason", equalTo("not-closed"));
        maria.asks()
                .post(setback + "/close")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("state", equalTo("closed"))
                .body("allowed", equalTo(List.of("reopen", "back-on-track", "delete")))
                .body("closedAt", notNullValue());
        assertProblem(maria.asks().post(setback + "/close"), ProblemType.REFUSED)
                .body("reason", equalTo("already-closed"));
        maria.asks().post(setback + "/reopen").then().statusCode(200).body("state", equalTo("open"));
        assertThat(maria.events())
                .containsExactly(
                        "setback-recorded setback/" + id,
                        "setback-closed setback/" + id,
                        "setback-reopened setback/" + id);
    }

    @Test
    void a_deleted_one_is_gone_and_can_come_back_with_all_that_was_said_of_it() {
        var setback = record("a");
        var id = setback.substring(setback.lastIndexOf('/') + 1);
        maria.sends("{\"note\":\"for the next try\"}")
                .put(setback + "/ready")
                .then()
                .statusCode(200);
        maria.asks().post(setback + "/close").then().statusCode(200);
        maria.asks().delete(setback).then().statusCode(204);
        maria.asks().delete(setback).then().statusCode(204);
        assertProblem(maria.asks().get(setback), ProblemType.GONE);
        assertProblem(maria.asks().get(setback + "/journey"), ProblemType.GONE);
        for (var answer : List.of(
                maria.asks().post(setback + "/reopen"),
                maria.sends("{}").post(setback + "/back-on-track"),
                maria.sends("{\"note\":\"b\"}").put(setback + "/ready"),
                maria.sends("{\"title\":\"b\"}").header("If-Match", "*").put(setback),
                maria.sends("{\"title\":\"b\"}").header("If-None-Match", "*").put(setback))) {
            assertProblem(answer, ProblemType.REFUSED).body("reason", equalTo("deleted"));
        }
        maria.asks().get(SETBACKS).then().body("items", hasSize(0));
        maria.asks().get("/journal/v1/timeline").then().body("items", hasSize(0));

        maria.asks()
                .post(setback + "/restore")
                .then()
                .statusCode(200)
                .header("ETag", "\"5\"")
                .body("state", equalTo("closed"))
                .body("allowed", equalTo(List.of("reopen", "back-on-track", "delete")))
                .body("title", equalTo("a"))
                .body("ready.note", equalTo("for the next try"))
                .body("closedAt", notNullValue())
                .body("$", not(hasKey("deletedAt")));
        maria.asks().post(setback + "/restore").then().statusCode(200).header("ETag", "\"5\"");
        maria.asks().get(SETBACKS + "?state=closed").then().body("items.title", equalTo(List.of("a")));
        assertThat(maria.events())
                .containsExactly(
                        "setback-recorded setback/" + id,
                        "setback-readiness-declared setback/" + id,
                        "setback-closed setback/" + id,
                        "setback-deleted setback/" + id,
                        "setback-restored setback/" + id);
    }

    @Test
    void a_review_is_cancelled_by_deletion() {
        var setback = record("a");
        maria.sends("{\"on\":\"2030-01-15\"}").put(setback + "/review").then().statusCode(200);
        maria.asks().delete(setback).then().statusCode(204);
        maria.asks()
                .post(setback + "/restore")
                .then()
                .statusCode(200)
                .body("state", equalTo("open"))
                .body("$", not(hasKey("reviewOn")));
        assertThat(names(maria))
                .containsExactly(
                        "setback-recorded",
                        "setback-review-scheduled",
                        "setback-review-cancelled",
                        "setback-deleted",
                        "setback-restored");
    }

    @Test
    void being_back_on_track_is_what_the_person_says() {
        var setback = maria.sends("{\"title\":\"a\",\"happenedAt\":\"2026-06-01T10:00:00Z\"}")
                .post(SETBACKS)
                .header("Location");
        maria.sends("{\"happenedAt\":\"2026-06-03T12:30:00Z\"}")
                .post(setback + "/back-on-track")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("state", equalTo("open"))
                .body("backOnTrackAt", equalTo("2026-06-03T12:30:00Z"))
                .body("allowed", equalTo(List.of("revise", "close", "not-yet", "delete")));
        assertProblem(maria.sends("{}").post(setback + "/back-on-track"), ProblemType.REFUSED)
                .body("reason", equalTo("already-back-on-track"));
        maria.asks()
                .post(setback + "/not-yet")
                .then()
                .statusCode(200)
                .body("$", not(hasKey("backOnTrackAt")))
                .body("allowed", equalTo(List.of("revise", "close", "back-on-track", "delete")));
        assertProblem(maria.asks().post(setback + "/not-yet"), ProblemType.REFUSED)
                .body("reason", equalTo("not-back-on-track"));
        assertProblem(
                        maria.sends("{\"happenedAt\":\"2026-06-01T09:59:59Z\"}").post(setback + "/back-on-track"),
                        ProblemType.REFUSED)
                .body("reason", equalTo("before-the-setback"));
        assertInvalid(
                maria.sends("{\"happenedAt\":\"2099-01-01T00:00:00Z\"}").post(setback + "/back-on-track"),
                "/happenedAt");
        maria.sends("{}").post(setback + "/back-on-track").then().body("backOnTrackAt", notNullValue());
        assertThat(maria.events().stream().map(event -> event.substring(0, event.indexOf(' '))))
                .containsExactly(
                        "setback-recorded",
                        "setback-back-on-track",
                        "setback-not-yet-back-on-track",
                        "setback-back-on-track");
    }

    @Test
    void what_was_not_offered_can_be_neither_accepted_nor_declined() {
        var setback = record("a");
        assertProblem(maria.sends("{\"title\":\"b\"}").post(setback + "/accept"), ProblemType.REFUSED)
                .body("reason", equalTo("not-offered"));
        assertProblem(maria.asks().post(setback + "/decline"), ProblemType.REFUSED)
                .body("reason", equalTo("not-offered"));
        assertThat(maria.events()).hasSize(1);
    }

    @Test
    void a_change_may_say_which_version_it_means() {
        var setback = record("a");
        assertProblem(maria.asks().header("If-Match", "\"2\"").post(setback + "/close"), ProblemType.STALE_VERSION);
        maria.asks().header("If-Match", "\"1\"").post(setback + "/close").then().statusCode(200);
        assertThat(maria.events()).hasSize(2);
    }

    @Test
    void a_retry_of_a_change_is_answered_as_before() {
        var setback = record("a");
        var key = UUID.randomUUID().toString();
        var first = maria.asks().header("Idempotency-Key", key).post(setback + "/close");
        var second = maria.asks().header("Idempotency-Key", key).post(setback + "/close");
        assertThat(second.statusCode()).isEqualTo(first.statusCode()).isEqualTo(200);
        assertThat(second.asString()).isEqualTo(first.asString());

        var refused = UUID.randomUUID().toString();
        for (var i = 0; i < 2; i++) {
            assertProblem(
                    maria.asks().header("Idempotency-Key", refused).post(setback + "/close"), ProblemType.REFUSED);
        }
        assertThat(maria.events()).hasSize(2);
    }

    @Test
    void the_list_shows_the_open_and_the_closed() {
        var closed = record("first");
        maria.asks().post(closed + "/close");
        record("second");
        maria.asks().get(SETBACKS).then().body("items.title", equalTo(List.of("second", "first")));
        maria.asks().get(SETBACKS + "?state=open").then().body("items.title", equalTo(List.of("second")));
        maria.asks().get(SETBACKS + "?state=closed").then().body("items.title", equalTo(List.of("first")));
        assertProblem(maria.asks().get(SETBACKS + "?state=lost"), ProblemType.INVALID_REQUEST)
                .body("errors[0].parameter", equalTo("state"));
        Person.anyone().asks().get(SETBACKS).then().body("items", hasSize(0));
    }

    @Test
    void what_is_anothers_is_absent() {
        var marias = record("a");
        var paul = Person.anyone();
        var absent = paul.asks().get(SETBACKS + "/" + UUID.randomUUID());
        assertProblem(absent, ProblemType.NOT_FOUND);
        for (var answer : List.of(
                paul.asks().get(marias),
                paul.sends("{\"title\":\"b\"}").post(marias + "/accept"),
                paul.asks().post(marias + "/decline"),
                paul.sends("{}").post(marias + "/back-on-track"),
                paul.asks().post(marias + "/not-yet"),
                paul.asks().post(marias + "/close"),
                paul.asks().post(marias + "/reopen"),
                paul.sends("{\"title\":\"b\"}").header("If-Match", "*").put(marias),
                paul.sends("{}").put(marias + "/ready"),
                paul.asks().delete(marias + "/ready"),
                paul.asks().delete(marias),
                paul.asks().post(marias + "/restore"),
                paul.sends("{\"on\":\"2030-01-15\"}").put(marias + "/review"),
                paul.asks().get(marias + "/journey"))) {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.asByteArray()).isEqualTo(absent.asByteArray());
        }
        assertThat(paul.events()).isEmpty();
        assertThat(maria.events()).hasSize(1);
    }

    @Test
    void a_title_has_at_most_200_characters() {
        maria.sends("{\"title\":\"" + "🌧".repeat(200) + "\"}")
                .post(SETBACKS)
                .then()
                .statusCode(201);
        assertInvalid(maria.sends("{\"title\":\"" + "a".repeat(201) + "\"}").post(SETBACKS), "/title");
        assertThat(maria.events()).hasSize(1);
    }

    static List<Arguments> badSetbacks() {
        return List.of(
                Arguments.of("{}", "/title"),
                Arguments.of("{'title':null}", "/title"),
                Arguments.of("{'title':' '}", "/title"),
                Arguments.of("{'title':7}", "/title"),
                Arguments.of("{'title':'a','area':''}", "/area"),
                Arguments.of("{'title':'a','kind':'" + "k".repeat(65) + "'}", "/kind"),
                Arguments.of("{'title':'a','tone':[]}", "/tone"),
                Arguments.of("{'title':'a\\u0000b'}", "/title"),
                Arguments.of("{'title':'a','standard':'theirs'}", "/standard"),
                Arguments.of("{'title':'a','losses':[{'kind':'hope'}]}", "/losses/0/kind"),
                Arguments.of("{'title':'a','losses':[{'note':'b'}]}", "/losses/0/kind"),
                Arguments.of("{'title':'a','amount':{'amount':'1,5','currency':'EUR'}}", "/amount/amount"),
                Arguments.of("{'title':'a','amount':{'amount':'1','currency':'XQZ'}}", "/amount/currency"),
                Arguments.of("{'title':'a','cost':{'money':{'amount':'1','currency':'XQZ'}}}", "/cost/money/currency"),
                Arguments.of("{'title':'a','measure':{'target':1}}", "/measure/unit"),
                Arguments.of("{'title':'a','cost':{'time':''}}", "/cost/time"),
                Arguments.of("{'title':'a','zone':'Nowhere'}", "/zone"),
                Arguments.of("{'title':'a','happenedAt':'2099-01-01T00:00:00Z'}", "/happenedAt"),
                Arguments.of("{'title':'a','state':'closed'}", "/state"),
                Arguments.of("{'title':'a','userId':'b'}", "/userId"));
    }

    @ParameterizedTest
    @MethodSource("badSetbacks")
    void a_bad_setback_is_refused_at_its_field(String json, String pointer) {
        assertInvalid(maria.sends(json.replace('\'', '"')).post(SETBACKS), pointer);
        assertThat(maria.events()).isEmpty();
    }

    private static List<String> names(Person person) {
        return person.events().stream()
                .map(event -> event.substring(0, event.indexOf(' ')))
                .toList();
    }

    private String record(String title) {
        return maria.sends("{\"title\":\"" + title + "\"}")
                .post(SETBACKS)
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
    }
}
