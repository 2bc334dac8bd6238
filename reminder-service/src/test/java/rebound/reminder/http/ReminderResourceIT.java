package rebound.reminder.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static rebound.servicekit.testing.Problems.assertInvalid;
import static rebound.servicekit.testing.Problems.assertProblem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
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
class ReminderResourceIT {

    private static final String REMINDERS = "/reminder/v1/reminders";
    private static final String SETTINGS = "/reminder/v1/settings";

    private final Person maria = Person.anyone();

    @Test
    void a_reminder_is_scheduled_and_can_be_read() {
        var at = in(Duration.ofDays(1));
        var response = maria.sends("{\"text\":\"Call\",\"at\":\"" + at + "\",\"zone\":\"Europe/Berlin\"}")
                .post(REMINDERS);
        response.then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("state", equalTo("scheduled"))
                .body("allowed", equalTo(List.of("revise", "snooze", "cancel")))
                .body("text", equalTo("Call"))
                .body("at", equalTo(at.toString()))
                .body("zone", equalTo("Europe/Berlin"))
                .body("because.code", equalTo(List.of("you-asked")))
                .body("$", not(hasKey("firedAt")));
        var location = response.header("Location");
        assertThat(maria.asks().get(location).asString()).isEqualTo(response.asString());
        maria.asks()
                .get(location + "/next")
                .then()
                .statusCode(200)
                .body("at", equalTo(at.toString()))
                .body("because", hasSize(1));
        assertThat(maria.events()).containsExactly("reminder-scheduled " + subject(location));
    }

    @Test
    void one_that_is_due_in_a_second_fires_once_and_can_be_put_away() {
        var reminder = schedule(in(Duration.ofSeconds(1)));
        awaitState(reminder, "fired");
        maria.asks()
                .get(reminder + "/next")
                .then()
                .body("at", nullValue())
                .body("because.code", equalTo(List.of("fired")));
        assertProblem(maria.asks().post(reminder + "/cancel"), ProblemType.REFUSED)
                .body("reason", equalTo("already-fired"));
        maria.asks().post(reminder + "/dismiss").then().statusCode(200).body("state", equalTo("dismissed"));
        maria.asks().post(reminder + "/dismiss").then().statusCode(200);
        assertProblem(maria.asks().post(reminder + "/done"), ProblemType.REFUSED)
                .body("reason", equalTo("already-ended"));
        assertThat(maria.events())
                .containsExactly(
                        "reminder-scheduled " + subject(reminder),
                        "reminder-fired " + subject(reminder),
                        "reminder-dismissed " + subject(reminder));
    }

    @Test
    void one_that_is_snoozed_comes_again() {
        var reminder = schedule(in(Duration.ZERO));
        awaitState(reminder, "fired");
        var until = in(Duration.ofSeconds(1));
        maria.sends("{\"until\":\"" + until + "\"}")
                .post(reminder + "/snooze")
                .then()
                .statusCode(200)
                .body("state", equalTo("scheduled"))
                .body("because.code", equalTo(List.of("you-asked", "snoozed")))
                .body("because[1].until", equalTo(until.toString()));
        awaitState(reminder, "fired");
        maria.asks().post(reminder + "/done").then().statusCode(200).body("state", equalTo("done"));
        assertThat(maria.events())
                .filteredOn(event -> event.startsWith("reminder-fired"))
                .hasSize(2);
    }

    @Test
    void four_minutes_late_fires_at_once_and_six_are_refused() {
        awaitState(schedule(in(Duration.ofMinutes(-4))), "fired");
        assertProblem(
                        maria.sends("{\"text\":\"Call\",\"at\":\"" + in(Duration.ofMinutes(-6)) + "\"}")
                                .post(REMINDERS),
                        ProblemType.UNPROCESSABLE)
                .body("reason", equalTo("too-late"));
        assertThat(maria.events()).hasSize(2);
    }

    @Test
    void a_retry_is_answered_as_before_though_it_comes_too_late() {
        var key = UUID.randomUUID().toString();
        var body = "{\"text\":\"Call\",\"at\":\"" + in(Duration.ofDays(1)) + "\"}";
        var first = maria.sends(key, body).post(REMINDERS);
        var second = maria.sends(key, body).post(REMINDERS);
        assertThat(second.statusCode()).isEqualTo(first.statusCode()).isEqualTo(201);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(maria.events()).hasSize(1);
    }

    @Test
    void quiet_hours_hold_it_and_it_says_so() {
        var now = Instant.now().atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
        var from = now.minusHours(1).toLocalTime();
        var to = now.plusHours(1);
        maria.sends("{\"zone\":\"UTC\",\"quietHours\":{\"from\":\"" + from + "\",\"to\":\"" + to.toLocalTime() + "\"}}")
                .patch(SETTINGS)
                .then()
                .statusCode(200);
        var reminder = schedule(in(Duration.ZERO));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> maria.asks()
                .get(reminder + "/next")
                .then()
                .body("at", equalTo(to.toInstant().toString()))
                .body("because.code", equalTo(List.of("you-asked", "quiet-hours")))
                .body("because[1].until", equalTo(to.toInstant().toString())));
        maria.asks().get(reminder).then().body("state", equalTo("scheduled"));
        assertThat(maria.events())
                .containsExactly(
                        "settings-changed settings/" + maria.id(),
                        "reminder-scheduled " + subject(reminder),
                        "reminder-held " + subject(reminder));
        maria.asks().post(reminder + "/cancel").then().statusCode(200).body("state", equalTo("cancelled"));
    }

    @Test
    void an_id_of_ones_own_is_created_and_replaced() {
        var reminder = REMINDERS + "/" + UUID.randomUUID();
        var tomorrow = in(Duration.ofDays(1));
        var later = in(Duration.ofDays(2));
        maria.sends("{\"text\":\"Call\",\"at\":\"" + tomorrow + "\"}")
                .header("If-None-Match", "*")
                .put(reminder)
                .then()
                .statusCode(201)
                .body("zone", equalTo("UTC"));
        maria.sends("{\"text\":\"Write\",\"at\":\"" + later + "\",\"zone\":\"Europe/Lisbon\"}")
                .header("If-Match", "\"1\"")
                .put(reminder)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("text", equalTo("Write"))
                .body("at", equalTo(later.toString()))
                .body("zone", equalTo("Europe/Lisbon"));
        assertProblem(
                maria.sends("{\"text\":\"Call\",\"at\":\"" + tomorrow + "\"}")
                        .header("If-None-Match", "*")
                        .put(reminder),
                ProblemType.STALE_VERSION);
        assertProblem(
                        maria.sends("{\"text\":\"Call\",\"at\":\"" + in(Duration.ofMinutes(-6)) + "\"}")
                                .header("If-Match", "*")
                                .put(reminder),
                        ProblemType.UNPROCESSABLE)
                .body("reason", equalTo("too-late"));
        assertThat(maria.events())
                .containsExactly("reminder-scheduled " + subject(reminder), "reminder-revised " + subject(reminder));
    }

    @Test
    void a_list_has_them_by_their_time_page_by_page() {
        var third = schedule(in(Duration.ofDays(3)));
        var first = schedule(in(Duration.ofDays(1)));
        var second = schedule(in(Duration.ofDays(2)));
        maria.asks().post(second + "/cancel").then().statusCode(200);
        maria.asks().get(REMINDERS).then().body("items.id", equalTo(List.of(id(first), id(second), id(third))));
        maria.asks()
                .get(REMINDERS + "?state=scheduled")
                .then()
                .body("items.id", equalTo(List.of(id(first), id(third))));
        maria.asks()
                .queryParam("from", in(Duration.ofHours(36)).toString())
                .queryParam("to", in(Duration.ofHours(60)).toString())
                .get(REMINDERS)
                .then()
                .body("items.id", equalTo(List.of(id(second))));
        var page = maria.asks().get(REMINDERS + "?limit=2");
        page.then().body("items.id", equalTo(List.of(id(first), id(second))));
        maria.asks()
                .queryParam("after", page.<String>path("next"))
                .get(REMINDERS + "?limit=2")
                .then()
                .body("items.id", equalTo(List.of(id(third))))
                .body("$", not(hasKey("next")));
        assertProblem(maria.asks().get(REMINDERS + "?state=lost"), ProblemType.INVALID_REQUEST);
        Person.anyone().asks().get(REMINDERS).then().body("items", hasSize(0));
    }

    @Test
    void what_is_anothers_is_absent() {
        var marias = schedule(in(Duration.ofDays(1)));
        var paul = Person.anyone();
        var absent = paul.asks().get(REMINDERS + "/" + UUID.randomUUID());
        assertProblem(absent, ProblemType.NOT_FOUND);
        for (var answer : List.of(
                paul.asks().get(marias),
                paul.asks().get(marias + "/next"),
                paul.asks().post(marias + "/cancel"),
                paul.asks().post(marias + "/done"),
                paul.asks().post(marias + "/dismiss"),
                paul.sends("{\"until\":\"" + in(Duration.ofDays(1)) + "\"}").post(marias + "/snooze"))) {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.asByteArray()).isEqualTo(absent.asByteArray());
        }
        assertThat(paul.events()).isEmpty();
    }

    static List<Arguments> badReminders() {
        return List.of(
                Arguments.of("{}", "/at"),
                Arguments.of("{'text':'a'}", "/at"),
                Arguments.of("{'text':'a','at':null}", "/at"),
                Arguments.of("{'text':'a','at':'tomorrow'}", "/at"),
                Arguments.of("{'text':'a','at':'+10000-01-01T00:00:00Z'}", "/at"),
                Arguments.of("{'text':'a','at':'0000-01-01T00:00:00Z'}", "/at"),
                Arguments.of("{'text':' ','at':'2099-01-01T00:00:00Z'}", "/text"),
                Arguments.of("{'text':'" + "a".repeat(1001) + "','at':'2099-01-01T00:00:00Z'}", "/text"),
                Arguments.of("{'text':'a','at':'2099-01-01T00:00:00Z','zone':'Nowhere'}", "/zone"),
                Arguments.of("{'text':'a','at':'2099-01-01T00:00:00Z','state':'fired'}", "/state"));
    }

    @ParameterizedTest
    @MethodSource("badReminders")
    void a_bad_reminder_is_refused_at_its_field(String json, String pointer) {
        assertInvalid(maria.sends(json.replace('\'', '"')).post(REMINDERS), pointer);
        assertThat(maria.events()).isEmpty();
    }

    private void awaitState(String reminder, String state) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> maria.asks().get(reminder).then().statusCode(200).body("state", equalTo(state)));
    }

    private String schedule(Instant at) {
        return maria.sends("{\"text\":\"Call\",\"at\":\"" + at + "\"}")
                .post(REMINDERS)
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
    }

    private static String subject(String reminder) {
        return "reminder/" + id(reminder);
    }

    private static String id(String reminder) {
        return reminder.substring(reminder.lastIndexOf('/') + 1);
    }

    private static Instant in(Duration time) {
        return Instant.now().plus(time).truncatedTo(ChronoUnit.MILLIS);
    }
}
