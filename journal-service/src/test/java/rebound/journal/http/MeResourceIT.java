package rebound.journal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static rebound.servicekit.testing.Problems.assertInvalid;
import static rebound.servicekit.testing.Problems.assertProblem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rebound.servicekit.problem.ProblemType;
import rebound.servicekit.testing.OnLocalStack;
import rebound.servicekit.testing.Person;

@QuarkusTest
@WithTestResource(OnLocalStack.class)
class MeResourceIT {

    private static final String ME = "/journal/v1/me";

    private final Person maria = Person.anyone();

    @Test
    void has_defaults_before_anything_was_said() {
        maria.asks()
                .get(ME)
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("id", equalTo(maria.id()))
                .body("version", equalTo(0))
                .body("state", equalTo("default"))
                .body("zone", equalTo("UTC"))
                .body("locale", equalTo("en"))
                .body("startOfDay", equalTo("00:00"))
                .body("consents.bounceBack", equalTo(false))
                .body("links.self", equalTo(ME))
                .body("$", not(hasKey("recordedAt")));
        assertThat(maria.events()).isEmpty();
    }

    @Test
    void a_patch_changes_what_it_names() {
        maria.sends("{\"zone\":\"Europe/Lisbon\",\"startOfDay\":\"04:00\"}")
                .contentType("application/merge-patch+json")
                .patch(ME)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("state", equalTo("changed"))
                .body("recordedAt", notNullValue())
                .body("zone", equalTo("Europe/Lisbon"))
                .body("locale", equalTo("en"))
                .body("startOfDay", equalTo("04:00"));
        maria.sends("{\"zone\":null,\"locale\":\"PT-br\"}")
                .header("If-Match", "\"1\"")
                .patch(ME)
                .then()
                .statusCode(200)
                .body("zone", equalTo("UTC"))
                .body("locale", equalTo("pt-BR"))
                .body("startOfDay", equalTo("04:00"));
        assertProblem(
                maria.sends("{\"zone\":\"UTC\"}").header("If-Match", "\"1\"").patch(ME), ProblemType.STALE_VERSION);
        maria.sends("{\"locale\":\"pt-BR\"}").patch(ME).then().statusCode(200).header("ETag", "\"2\"");
        maria.asks().get(ME).then().header("ETag", "\"2\"").body("locale", equalTo("pt-BR"));
        assertThat(maria.events()).isEqualTo(List.of("me-changed me/" + maria.id(), "me-changed me/" + maria.id()));
    }

    @Test
    void a_consent_is_given_and_taken_back() {
        maria.sends("{\"consents\":{\"bounceBack\":true}}")
                .patch(ME)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("consents.bounceBack", equalTo(true));
        maria.sends("{\"consents\":{},\"locale\":\"de\"}").patch(ME).then().body("consents.bounceBack", equalTo(true));
        for (var patch : List.of("{\"consents\":{\"bounceBack\":null}}", "{\"consents\":null}")) {
            maria.sends("{\"consents\":{\"bounceBack\":true}}").patch(ME).then().statusCode(200);
            maria.sends(patch).patch(ME).then().statusCode(200).body("consents.bounceBack", equalTo(false));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"00:00", "04:30", "09:59", "12:00"})
    void a_day_begins_until_noon(String time) {
        maria.sends("{\"startOfDay\":\"" + time + "\"}").patch(ME).then().body("startOfDay", equalTo(time));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"zone\":\"+02:00\"}|/zone",
                "{\"zone\":\"Mars/Olympus\"}|/zone",
                "{\"zone\":7}|/zone",
                "{\"locale\":\"english\u0020please\"}|/locale",
                "{\"locale\":\"x-mine\"}|/locale",
                "{\"locale\":\"und\"}|/locale",
                "{\"locale\":\"\"}|/locale",
                "{\"locale\":\"en-aaaaaaa1-aaaaaaa2-aaaaaaa3-aaaaaaa4\"}|/locale",
                "{\"startOfDay\":\"12:01\"}|/startOfDay",
                "{\"startOfDay\":\"4:00\"}|/startOfDay",
                "{\"startOfDay\":\"04:00:00\"}|/startOfDay",
                "{\"startOfDay\":4}|/startOfDay",
                "{\"consents\":{\"bounceBack\":1}}|/consents/bounceBack",
                "{\"consents\":{\"stories\":true}}|/consents/stories",
                "{\"id\":\"a\"}|/id",
            })
    void a_bad_patch_is_refused_at_its_field(String json, String pointer) {
        assertInvalid(maria.sends(json).patch(ME), pointer);
        assertThat(maria.events()).isEmpty();
    }

    @Test
    void is_where_one_is_unless_one_says_otherwise() {
        maria.sends("{\"zone\":\"Pacific/Auckland\"}").patch(ME).then().statusCode(200);
        maria.sends("{\"text\":\"a\"}").post("/journal/v1/entries").then().body("zone", equalTo("Pacific/Auckland"));
        maria.sends("{\"title\":\"a\"}").post("/journal/v1/setbacks").then().body("zone", equalTo("Pacific/Auckland"));
        maria.sends("{\"text\":\"a\",\"zone\":\"Europe/Paris\"}")
                .post("/journal/v1/entries")
                .then()
                .body("zone", equalTo("Europe/Paris"));
        Person.anyone()
                .sends("{\"text\":\"a\"}")
                .post("/journal/v1/entries")
                .then()
                .body("zone", equalTo("UTC"));
    }
}
