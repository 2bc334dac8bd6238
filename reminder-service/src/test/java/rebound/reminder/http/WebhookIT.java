package rebound.reminder.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static rebound.servicekit.testing.Problems.assertInvalid;
import static rebound.servicekit.testing.Problems.assertProblem;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rebound.servicekit.problem.ProblemType;
import rebound.servicekit.testing.Person;

@QuarkusTest
@WithTestResource(OnLocalStackWithReceiver.class)
class WebhookIT {

    private static final String ENDPOINT = "/reminder/v1/endpoints/mine";
    private static final String CHANNELS = "/reminder/v1/channels";
    private static final String DELIVERIES = "/reminder/v1/deliveries";

    private final Person maria = Person.anyone();
    private final String app = "app-" + UUID.randomUUID();
    private final String path = "/" + app;
    private Receiver receiver;

    @BeforeEach
    void listen() {
        receiver = new Receiver(ConfigProvider.getConfig().getValue(OnLocalStackWithReceiver.PORT, Integer.class));
    }

    @AfterEach
    void stopListening() {
        receiver.close();
    }

    /** Maria, through the app of this test. */
    private RequestSpecification asks() {
        return maria.asks(Map.of("azp", app)).contentType(ContentType.JSON);
    }

    private String url() {
        return "http://127.0.0.1:" + receiver.port() + path + "?key=secret-of-the-app";
    }

    private Response register(String url) {
        return asks().header("If-None-Match", "*")
                .body("{\"url\":\"" + url + "\"}")
                .put(ENDPOINT);
    }

    private void open() {
        asks().body("{\"reference\":\"maria-17\"}")
                .put(CHANNELS + "/webhook")
                .then()
                .statusCode(200);
    }

    private String remind() {
        return asks().body("{\"text\":\"Call the clinic\",\"at\":\"" + Instant.now() + "\"}")
                .post("/reminder/v1/reminders")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** The only delivery, once it is in that state. */
    private JsonPath delivery(String state) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> asks().get(DELIVERIES).then().body("items.state", equalTo(List.of(state))));
        return asks().get(DELIVERIES).jsonPath();
    }

    private List<String> deliveryEvents() {
        return maria.events().stream()
                .filter(event -> event.contains(" delivery/"))
                .map(event -> event.substring(0, event.indexOf(' ')))
                .toList();
    }

    @Test
    void a_reminder_is_delivered_once_and_the_library_verifies_it() throws WebhookVerificationException {
        var registered = register(url());
        registered
                .then()
                .statusCode(201)
                .header("Location", ENDPOINT)
                .body("state", equalTo("enabled"))
                .body("allowed", equalTo(List.of("move", "rotate-secret", "disable")))
                .body("url", equalTo(url()))
                .body("secret", startsWith("whsec_"));
        asks().get(ENDPOINT).then().statusCode(200).body("$", not(hasKey("secret")));
        open();
        var reminder = remind();

        var delivered = delivery("delivered");
        assertThat(delivered.getString("items[0].links.reminder")).endsWith(reminder);
        assertThat(delivered.getList("items[0].attempts.status")).isEqualTo(List.of(204));
        assertThat(delivered.getList("items[0].allowed")).isEqualTo(List.of("redeliver"));
        assertThat(deliveryEvents())
                .containsExactly(
                        "delivery-started", "delivery-attempt-due", "delivery-attempted", "delivery-succeeded");

        assertThat(receiver.received(path)).hasSize(1);
        var webhook = receiver.received(path).getFirst();
        new Webhook(registered.<String>path("secret")).verify(webhook.body(), webhook.headers());
        assertThat(webhook.id()).isEqualTo(delivered.getString("items[0].id"));
        var body = JsonPath.from(webhook.body());
        assertThat(body.getString("type")).isEqualTo("reminder.fired");
        assertThat(body.getString("data.reminder")).isEqualTo(reminder);
        assertThat(body.getString("data.recipient")).isEqualTo("maria-17");
        assertThat(body.getString("data.text")).isEqualTo("A reminder for you.");
        assertThat(webhook.body()).doesNotContain("clinic");
    }

    @Test
    void what_is_refused_comes_again_after_five_seconds_under_the_same_id() {
        receiver.answer(path, 500);
        register(url()).then().statusCode(201);
        open();
        remind();

        var waiting = delivery("pending");
        assertThat(waiting.getString("items[0].nextAt")).isNotNull();
        var delivered = delivery("delivered");
        assertThat(delivered.getList("items[0].attempts.status")).isEqualTo(List.of(500, 204));
        assertThat(receiver.received(path))
                .hasSize(2)
                .extracting(Receiver.Received::id)
                .containsOnly(delivered.getString("items[0].id"));
        var attempts = delivered.<String>getList("items[0].attempts.at");
        assertThat(Duration.between(Instant.parse(attempts.getFirst()), Instant.parse(attempts.getLast())))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void where_nothing_may_be_sent_nothing_is_connected_to() {
        try (var other = new Receiver(0)) {
            register("https://127.0.0.1:" + other.port() + path).then().statusCode(201);
            open();
            remind();
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> asks().get(DELIVERIES)
                    .then()
                    .body("items[0].attempts[0].problem", equalTo("not-allowed"))
                    .body("items[0].attempts[0]", not(hasKey("status"))));
            assertThat(other.received(path)).isEmpty();
        }
        assertInvalid(
                asks().header("If-Match", "*")
                        .body("{\"url\":\"http://127.0.0.1:1/\"}")
                        .put(ENDPOINT),
                "/url");
    }

    @Test
    void what_was_given_up_is_redelivered_signed_with_the_old_and_the_new_secret() throws WebhookVerificationException {
        var old = register(url()).<String>path("secret");
        asks().post(ENDPOINT + "/disable").then().statusCode(200).body("state", equalTo("disabled"));
        open();
        remind();
        var gaveUp = delivery("gave-up");
        assertThat(gaveUp.getString("items[0].because")).isEqualTo("endpoint-disabled");
        assertThat(receiver.received(path)).isEmpty();

        asks().post(ENDPOINT + "/enable").then().statusCode(200);
        var next = asks().post(ENDPOINT + "/rotate-secret")
                .then()
                .statusCode(200)
                .extract()
                .<String>path("secret");
        assertThat(next).startsWith("whsec_").isNotEqualTo(old);
        asks().post(DELIVERIES + "/" + gaveUp.getString("items[0].id") + "/redeliver")
                .then()
                .statusCode(200)
                .body("state", equalTo("pending"));
        delivery("delivered");
        var webhook = receiver.received(path).getFirst();
        for (var secret : List.of(old, next)) {
            new Webhook(secret).verify(webhook.body(), webhook.headers());
        }
    }

    @Test
    void a_channel_is_open_until_it_is_closed_and_each_app_has_its_own() {
        asks().get(CHANNELS).then().statusCode(200).header("ETag", "\"0\"").body("items", empty());
        open();
        var other = Map.of("azp", "other-" + app);
        maria.asks(other)
                .contentType(ContentType.JSON)
                .body("{}")
                .put(CHANNELS + "/webhook")
                .then()
                .statusCode(200);
        asks().get(CHANNELS)
                .then()
                .body("items", hasSize(2))
                .body("items.type", equalTo(List.of("webhook", "webhook")));
        asks().delete(CHANNELS + "/webhook").then().statusCode(204);
        asks().delete(CHANNELS + "/webhook").then().statusCode(204);
        maria.asks(other).get(CHANNELS).then().body("items", hasSize(1));
        maria.asks(other).delete(CHANNELS + "/webhook").then().statusCode(204);

        register(url()).then().statusCode(201);
        var reminder = remind();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        asks().get("/reminder/v1/reminders/" + reminder).then().body("state", equalTo("fired")));
        asks().get(DELIVERIES).then().body("items", empty());
        assertThat(deliveryEvents()).isEmpty();
    }

    @Test
    void an_endpoint_belongs_to_the_app_and_needs_its_scope() {
        register(url()).then().statusCode(201);
        assertProblem(register(url()), ProblemType.REFUSED).body("reason", equalTo("already-registered"));
        Person.anyone()
                .asks(Map.of("azp", app))
                .get(ENDPOINT)
                .then()
                .statusCode(200)
                .body("url", equalTo(url()));
        assertProblem(maria.asks(Map.of("azp", "other-" + app)).get(ENDPOINT), ProblemType.NOT_FOUND);
        assertProblem(
                maria.asks(Map.of("azp", app, "scope", "reminder:read reminder:write"))
                        .get(ENDPOINT),
                ProblemType.INSUFFICIENT_SCOPE);
        var nameless = new HashMap<String, @Nullable Object>();
        nameless.put("azp", null);
        for (var answer :
                List.of(maria.asks(nameless).get(ENDPOINT), maria.asks(nameless).delete(CHANNELS + "/webhook"))) {
            assertProblem(answer, ProblemType.INSUFFICIENT_SCOPE).body("detail", containsString("azp"));
        }
        nameless.put("client_id", app);
        maria.asks(nameless).get(ENDPOINT).then().statusCode(200);
        assertThat(maria.events()).isEmpty();
        maria.asks().get("/reminder/v1/changes").then().body("items", empty());
    }

    @Test
    void what_is_anothers_cannot_be_redelivered() {
        register(url()).then().statusCode(201);
        open();
        remind();
        var id = delivery("delivered").getString("items[0].id");
        var paul = Person.anyone();
        assertProblem(paul.asks().get(DELIVERIES + "/" + id), ProblemType.NOT_FOUND);
        assertProblem(paul.asks().post(DELIVERIES + "/" + id + "/redeliver"), ProblemType.NOT_FOUND);
        asks().post(DELIVERIES + "/" + id + "/redeliver").then().statusCode(200);
        delivery("delivered");
        assertThat(receiver.received(path)).hasSize(2);
    }
}
