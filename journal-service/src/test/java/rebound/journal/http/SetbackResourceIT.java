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
                .body("allowed", equalTo(List.of("close", "back-on-track")))
                .body("title", equalTo("Failed the exam"))
                .body("area", equalTo("studies"))
                .body("kind", equalTo("result"))
                .body("tone", equalTo("shame"))
                .body("zone", equalTo("America/New_York"))
                .body("recordedAt", notNullValue())
                .body("links.plan", equalTo("/plan/v1/plans/" + response.path("id")))
                .body("$", not(hasKey("about")))
                .body("$", not(hasKey("backOnTrackAt")))
                .body("$", not(hasKey("closedAt")));
        assertThat(maria.asks().get(response.header("Location")).asString()).isEqualTo(response.asString());
        assertThat(maria.events()).containsExactly("setback-recorded setback/" + response.path("id"));
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
                .body("allowed", equalTo(List.of("reopen", "back-on-track")))
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
                .body("allowed", equalTo(List.of("close", "not-yet")));
        assertProblem(maria.sends("{}").post(setback + "/back-on-track"), ProblemType.REFUSED)
                .body("reason", equalTo("already-back-on-track"));
        maria.asks()
                .post(setback + "/not-yet")
                .then()
                .statusCode(200)
                .body("$", not(hasKey("backOnTrackAt")))
                .body("allowed", equalTo(List.of("close", "back-on-track")));
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
                paul.asks().post(marias + "/reopen"))) {
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

    private String record(String title) {
        return maria.sends("{\"title\":\"" + title + "\"}")
                .post(SETBACKS)
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
    }
}
