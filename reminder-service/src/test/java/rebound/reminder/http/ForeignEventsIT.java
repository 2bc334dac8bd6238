package rebound.reminder.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.mongodb.client.MongoClients;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rebound.eventlog.kafka.Partitions;
import rebound.servicekit.testing.OnLocalStack;
import rebound.servicekit.testing.Person;

/** What follows from the events of the plan and of the journal, which a producer of the test's own appends. */
@QuarkusTest
@WithTestResource(OnLocalStack.class)
class ForeignEventsIT {

    private static final int PARTITIONS = 4;
    private static final String PLAN = "rebound.plan.events";
    private static final String JOURNAL = "rebound.journal.events";

    private final Person maria = Person.anyone();
    private final String step = UUID.randomUUID().toString();
    private final Map<String, Integer> versions = new HashMap<>();

    @BeforeEach
    void theirTopicsAreThere() throws ExecutionException, InterruptedException {
        try (var admin = admin()) {
            var topics =
                    List.of(new NewTopic(PLAN, PARTITIONS, (short) 1), new NewTopic(JOURNAL, PARTITIONS, (short) 1));
            for (var created : admin.createTopics(topics).values().values()) {
                try {
                    created.get();
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw e;
                    }
                }
            }
        }
    }

    @Test
    void a_scheduled_step_has_one_reminder_also_when_everything_is_told_again() throws Exception {
        var at = in(Duration.ofSeconds(1));
        append(PLAN, "plan.step-scheduled", "step/" + step, "{\"at\":\"" + at + "\",\"zone\":\"Europe/Berlin\"}");
        awaitState("fired");
        maria.asks()
                .get(reminder())
                .then()
                .body("source.id", equalTo(step))
                .body("links.step", equalTo("/plan/v1/steps/" + step))
                .body("because.code", equalTo(List.of("step-scheduled")));
        var once = List.of("step-reminder-scheduled reminder/" + step, "reminder-fired reminder/" + step);
        assertThat(maria.events()).isEqualTo(once);

        losePositions();
        // Decided after all that was told again, since it was appended after it.
        append(PLAN, "plan.step-done", "step/" + step, "{}");
        awaitState("cancelled");
        assertThat(maria.events()).containsExactly(once.get(0), once.get(1), "reminder-cancelled reminder/" + step);
        maria.asks().get(reminder()).then().body("because.code", equalTo(List.of("step-done")));
    }

    @Test
    void a_step_that_moves_moves_its_reminder() throws Exception {
        var at = in(Duration.ofDays(1));
        append(PLAN, "plan.step-scheduled", "step/" + step, "{\"at\":\"" + at + "\",\"zone\":\"UTC\"}");
        awaitState("scheduled");
        append(
                PLAN,
                "plan.step-scheduled",
                "step/" + step,
                "{\"at\":\"" + in(Duration.ofSeconds(1)) + "\",\"zone\":\"UTC\"}");
        awaitState("fired");
        assertThat(maria.events()).hasSize(3);
    }

    @Test
    void a_pause_holds_it_and_it_says_so() throws Exception {
        var pause = UUID.randomUUID().toString();
        append(PLAN, "plan.pause-begun", "pause/" + pause, "{\"goalId\":null,\"until\":null}");
        append(PLAN, "plan.step-scheduled", "step/" + step, "{\"at\":\"" + in(Duration.ZERO) + "\",\"zone\":\"UTC\"}");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> maria.asks()
                .get(reminder() + "/next")
                .then()
                .statusCode(200)
                .body("at", equalTo(null))
                .body("because.code", equalTo(List.of("step-scheduled", "pause")))
                .body("because[1].source.id", equalTo(pause)));
    }

    @Test
    void where_the_person_lives_and_how_they_reckon_their_days_is_known_from_their_journal() throws Exception {
        append(
                JOURNAL,
                "journal.me-changed",
                "me/" + maria.id(),
                "{\"zone\":\"Europe/Lisbon\",\"locale\":\"pt\",\"startOfDay\":\"04:00\"}");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> maria.asks()
                .get("/reminder/v1/settings")
                .then()
                .body("zone", equalTo("Europe/Lisbon"))
                .body("locale", equalTo("pt"))
                .body("startOfDay", equalTo("04:00")));
        maria.sends("{\"zone\":\"Europe/Berlin\"}")
                .patch("/reminder/v1/settings")
                .then()
                .statusCode(200)
                .body("zone", equalTo("Europe/Berlin"))
                .body("locale", equalTo("pt"))
                .body("startOfDay", equalTo("04:00"));
    }

    private String reminder() {
        return "/reminder/v1/reminders/" + step;
    }

    private void awaitState(String state) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        maria.asks().get(reminder()).then().statusCode(200).body("state", equalTo(state)));
    }

    /** Takes the positions of the policies away and lets every owner start again, which then finds none. */
    private static void losePositions() throws ExecutionException, InterruptedException {
        var group = "rebound.reminder.policies";
        try (var admin = admin()) {
            Set<TopicPartition> all = IntStream.range(0, PARTITIONS)
                    .boxed()
                    .flatMap(partition ->
                            List.of(PLAN, JOURNAL).stream().map(topic -> new TopicPartition(topic, partition)))
                    .collect(Collectors.toSet());
            var known = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .keySet();
            assertThat(known).isNotEmpty();
            all.retainAll(known);
            admin.deleteConsumerGroupOffsets(group, new HashSet<>(all)).all().get();
        }
        try (var mongo = MongoClients.create(setting("rebound.mongodb.uri"))) {
            mongo.getDatabase(ConfigProvider.getConfig()
                            .getOptionalValue("rebound.mongodb.database", String.class)
                            .orElse("rebound_reminder"))
                    .drop();
        }
    }

    private void append(String topic, String name, String subject, String data)
            throws ExecutionException, InterruptedException {
        var version = versions.merge(subject, 1, Integer::sum);
        var appended = new ProducerRecord<>(
                topic, Partitions.of(maria.id(), PARTITIONS), maria.id(), data.getBytes(StandardCharsets.UTF_8));
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        subject + "@" + version,
                        "ce_source",
                        "/rebound/" + name.substring(0, name.indexOf('.')),
                        "ce_type",
                        "rebound." + name + ".v1",
                        "ce_subject",
                        subject,
                        "ce_time",
                        Instant.now().toString(),
                        "ce_aggregateversion",
                        Integer.toString(version),
                        "ce_causationid",
                        "request",
                        "ce_hops",
                        "0",
                        "ce_origin",
                        "request")
                .forEach((header, value) -> appended.headers().add(header, value.getBytes(StandardCharsets.UTF_8)));
        appended.headers().add("content-type", "application/json".getBytes(StandardCharsets.UTF_8));
        try (var producer = new KafkaProducer<>(servers(), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(appended).get();
        }
    }

    private static Admin admin() {
        return Admin.create(servers());
    }

    private static Map<String, Object> servers() {
        return Map.of("bootstrap.servers", setting("rebound.kafka.bootstrap-servers"));
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    private static Instant in(Duration time) {
        return Instant.now().plus(time).truncatedTo(ChronoUnit.MILLIS);
    }
}
