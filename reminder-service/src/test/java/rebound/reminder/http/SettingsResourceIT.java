package rebound.reminder.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static rebound.servicekit.testing.Problems.assertInvalid;
import static rebound.servicekit.testing.Problems.assertProblem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rebound.servicekit.problem.ProblemType;
import rebound.servicekit.testing.OnLocalStack;
import rebound.servicekit.testing.Person;

@QuarkusTest
@WithTestResource(OnLocalStack.class)
class SettingsResourceIT {

    private static final String SETTINGS = "/reminder/v1/settings";

    private final Person maria = Person.anyone();

    @Test
    void they_are_there_before_anything_was_said() {
        maria.asks()
                .get(SETTINGS)
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("state", equalTo("default"))
                .body("version", equalTo(0))
                .body("$", not(hasKey("zone")))
                .body("$", not(hasKey("locale")))
                .body("$", not(hasKey("startOfDay")))
                .body("$", not(hasKey("quietHours")));
        assertThat(maria.events()).isEmpty();
    }

    @Test
    void what_is_named_is_changed_and_nothing_else() {
        change("{\"zone\":\"Europe/Berlin\",\"quietHours\":{\"from\":\"22:00\",\"to\":\"07:00\"}}");
        change("{\"quietHours\":{\"to\":\"08:30\"}}");
        maria.asks()
                .contentType("application/merge-patch+json")
                .body("{\"zone\":\"Europe/Lisbon\"}")
                .patch(SETTINGS)
                .then()
                .statusCode(200)
                .header("ETag", "\"3\"")
                .body("state", equalTo("changed"))
                .body("zone", equalTo("Europe/Lisbon"))
                .body("quietHours.from", equalTo("22:00"))
                .body("quietHours.to", equalTo("08:30"));
        change("{\"zone\":null,\"quietHours\":null}");
        maria.asks().get(SETTINGS).then().body("$", not(hasKey("zone"))).body("$", not(hasKey("quietHours")));
        assertThat(maria.events()).hasSize(4).containsOnly("settings-changed settings/" + maria.id());
    }

    @Test
    void a_change_may_say_which_version_it_means() {
        maria.sends("{\"zone\":\"UTC\"}")
                .header("If-Match", "\"0\"")
                .patch(SETTINGS)
                .then()
                .statusCode(200);
        assertProblem(
                maria.sends("{\"zone\":\"Europe/Berlin\"}")
                        .header("If-Match", "\"0\"")
                        .patch(SETTINGS),
                ProblemType.STALE_VERSION);
        maria.sends("{\"zone\":\"Europe/Berlin\"}")
                .header("If-Match", "\"1\"")
                .patch(SETTINGS)
                .then()
                .statusCode(200);
    }

    @Test
    void quiet_hours_need_two_different_ends() {
        assertProblem(maria.sends("{\"quietHours\":{\"from\":\"22:00\"}}").patch(SETTINGS), ProblemType.UNPROCESSABLE)
                .body("reason", equalTo("quiet-hours-incomplete"));
        assertProblem(
                        maria.sends("{\"quietHours\":{\"from\":\"22:00\",\"to\":\"22:00\"}}")
                                .patch(SETTINGS),
                        ProblemType.UNPROCESSABLE)
                .body("reason", equalTo("quiet-hours-empty"));
        assertThat(maria.events()).isEmpty();
    }

    static List<Arguments> badChanges() {
        return List.of(
                Arguments.of("{'zone':'Nowhere'}", "/zone"),
                Arguments.of("{'zone':7}", "/zone"),
                Arguments.of("{'quietHours':{'from':'24:00'}}", "/quietHours/from"),
                Arguments.of("{'quietHours':{'to':'7:00'}}", "/quietHours/to"),
                Arguments.of("{'quietHours':{'from':null}}", "/quietHours/from"),
                Arguments.of("{'quietHours':{'until':'07:00'}}", "/quietHours/until"),
                Arguments.of("{'quietHours':'22:00'}", "/quietHours"),
                Arguments.of("{'userId':'b'}", "/userId"));
    }

    @ParameterizedTest
    @MethodSource("badChanges")
    void a_bad_change_is_refused_at_its_field(String json, String pointer) {
        assertInvalid(maria.sends(json.replace('\'', '"')).patch(SETTINGS), pointer);
        assertThat(maria.events()).isEmpty();
    }

    private void change(String json) {
        maria.sends(json).patch(SETTINGS).then().statusCode(200);
    }
}
