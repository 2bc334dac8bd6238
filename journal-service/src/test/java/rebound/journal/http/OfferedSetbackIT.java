package rebound.journal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static rebound.servicekit.testing.Problems.assertInvalid;
import static rebound.servicekit.testing.Problems.assertProblem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rebound.eventlog.kafka.Partitions;
import rebound.servicekit.problem.ProblemType;
import rebound.servicekit.testing.OnLocalStack;
import rebound.servicekit.testing.Person;

/** What follows from an attempt that fell short; the event of the plan is appended by a producer of the test's own. */
@QuarkusTest
@WithTestResource(OnLocalStack.class)
class OfferedSetbackIT {

    private static final int PARTITIONS = 4;
    private static final String PLAN = "rebound.plan.events";
    private static final String SETBACKS = "/journal/v1/setbacks";

    private final Person maria = Person.anyone();
    private final String attempt = UUID.randomUUID().toString();
    private final String setback = SETBACKS + "/" + attempt;

    @BeforeEach
    void thePlansTopicIsThere() throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(servers())) {
            admin.createTopics(List.of(new NewTopic(PLAN, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(TopicExistsException.class);
        }
    }

    @Test
    void is_offered_once_and_is_nothing_yet() throws Exception {
        var heard = Instant.now();
        finish(attempt, "fell-short", heard);
        finish(attempt, "fell-short", heard);
        awaitOffer(attempt);
        maria.asks()
                .get(setback)
                .then()
                .header("ETag", "\"1\"")
                .body("state", equalTo("offered"))
                .body("allowed", equalTo(List.of("accept", "decline")))
                .body("about.type", equalTo("attempt"))
                .body("about.id", equalTo(attempt))
                .body("$", not(hasKey("title")))
                .body("$", not(hasKey("zone")))
                .body("links", not(hasKey("plan")));
        maria.asks().get(SETBACKS).then().body("items", hasSize(0));
        maria.asks().get("/journal/v1/timeline").then().body("items", hasSize(0));
        maria.asks().get("/journal/v1/statistics/bounce-back").then().body("items", hasSize(0));
        assertProblem(maria.asks().post(setback + "/close"), ProblemType.REFUSED)
                .body("reason", equalTo("not-accepted"));
        assertProblem(maria.sends("{}").put(setback + "/ready"), ProblemType.REFUSED)
                .body("reason", equalTo("not-accepted"));
        maria.asks().get(setback + "/journey").then().statusCode(200).body("suggestions", hasSize(0));

        // Decided after all that was appended before it.
        var other = UUID.randomUUID().toString();
        finish(other, "fell-short", heard);
        awaitOffer(other);
        assertThat(maria.events())
                .containsExactly("setback-offered setback/" + attempt, "setback-offered setback/" + other);
    }

    @Test
    void becomes_the_persons_own_when_they_name_it() throws Exception {
        var lately = Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS);
        finish(attempt, "fell-short", lately);
        awaitOffer(attempt);
        maria.sends("{\"zone\":\"Europe/Berlin\"}")
                .patch("/journal/v1/me")
                .then()
                .statusCode(200);
        assertInvalid(maria.sends("{}").post(setback + "/accept"), "/title");
        maria.sends("{\"title\":\"The exam\",\"tone\":\"loss\"}")
                .post(setback + "/accept")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("state", equalTo("open"))
                .body("title", equalTo("The exam"))
                .body("happenedAt", equalTo(lately.toString()))
                .body("zone", equalTo("Europe/Berlin"))
                .body("about.id", equalTo(attempt))
                .body("links.plan", equalTo("/plan/v1/plans/" + attempt))
                .body("allowed", equalTo(List.of("revise", "close", "back-on-track", "delete")));
        maria.asks().get("/journal/v1/timeline").then().body("items.id", equalTo(List.of(attempt)));
        maria.asks().get(SETBACKS + "?state=open").then().body("items.id", equalTo(List.of(attempt)));
        assertThat(maria.events())
                .containsExactly(
                        "setback-offered setback/" + attempt,
                        "me-changed me/" + maria.id(),
                        "setback-named setback/" + attempt);
    }

    /** The person knows better when it was; plan-service then offers no plan. */
    @Test
    void links_to_no_plan_if_it_is_named_as_something_of_long_ago() throws Exception {
        finish(attempt, "fell-short", Instant.now());
        awaitOffer(attempt);
        maria.sends("{\"title\":\"The exam\",\"happenedAt\":\"%s\"}"
                        .formatted(Instant.now().minus(Duration.ofHours(25))))
                .post(setback + "/accept")
                .then()
                .statusCode(200)
                .body("state", equalTo("open"))
                .body("links", not(hasKey("plan")));
        assertThat(maria.events())
                .containsExactly("setback-offered setback/" + attempt, "setback-named setback/" + attempt);
    }

    @Test
    void can_be_declined_and_accepted_all_the_same() throws Exception {
        finish(attempt, "fell-short", Instant.now());
        awaitOffer(attempt);
        maria.asks()
                .post(setback + "/decline")
                .then()
                .statusCode(200)
                .body("state", equalTo("declined"))
                .body("allowed", equalTo(List.of("accept")));
        assertProblem(maria.asks().post(setback + "/decline"), ProblemType.REFUSED)
                .body("reason", equalTo("already-declined"));
        assertProblem(maria.asks().delete(setback), ProblemType.REFUSED).body("reason", equalTo("not-accepted"));
        maria.asks().get("/journal/v1/timeline").then().body("items", hasSize(0));
        maria.sends("{\"title\":\"a\"}").post(setback + "/accept").then().body("state", equalTo("open"));
        maria.asks().get("/journal/v1/timeline").then().body("items", hasSize(1));
    }

    @Test
    void is_not_offered_for_any_other_outcome_or_one_of_long_ago() throws Exception {
        finish(UUID.randomUUID().toString(), "worked", Instant.now());
        finish(UUID.randomUUID().toString(), "laughed-off", Instant.now());
        finish(UUID.randomUUID().toString(), "fell-short", Instant.now().minus(Duration.ofHours(25)));
        finish(attempt, "fell-short", Instant.now());
        awaitOffer(attempt);
        assertThat(maria.events()).containsExactly("setback-offered setback/" + attempt);
    }

    private void awaitOffer(String id) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> maria.asks().get(SETBACKS + "/" + id).then().statusCode(200));
    }

    private void finish(String id, String outcome, Instant happenedAt) throws ExecutionException, InterruptedException {
        var data = "{\"goalId\":\"%s\",\"outcome\":\"%s\",\"happenedAt\":\"%s\"}"
                .formatted(UUID.randomUUID(), outcome, happenedAt);
        var appended = new ProducerRecord<>(
                PLAN, Partitions.of(maria.id(), PARTITIONS), maria.id(), data.getBytes(StandardCharsets.UTF_8));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", id + "/0",
                        "ce_source", "/rebound/plan",
                        "ce_type", "rebound.plan.attempt-finished.v1",
                        "ce_subject", "attempt/" + id,
                        "ce_time", Instant.now().toString(),
                        "ce_aggregateversion", "2",
                        "ce_causationid", "request",
                        "ce_hops", "0",
                        "ce_origin", "request")
                .forEach((header, value) -> appended.headers().add(header, value.getBytes(StandardCharsets.UTF_8)));
        appended.headers().add("content-type", "application/json".getBytes(StandardCharsets.UTF_8));
        try (var producer = new KafkaProducer<>(servers(), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(appended).get();
        }
    }

    private static Map<String, Object> servers() {
        return Map.of(
                "bootstrap.servers",
                ConfigProvider.getConfig().getValue("rebound.kafka.bootstrap-servers", String.class));
    }
}
