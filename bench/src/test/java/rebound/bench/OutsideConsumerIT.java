package rebound.bench;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import rebound.local.LocalStack;
import rebound.local.ServiceProcess;

/**
 * What somebody reads who has nothing of ours: CloudEvents 1.0 in the binary mode of its Kafka binding, and no word of what
 * people have said.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutsideConsumerIT {

    private static final int PEOPLE = 40;
    private static final Set<String> LOGS = Set.of("commands", "events", "answers", "keys", "replies", "dead-letters");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** RFC 3339 is ISO 8601 with seconds and an offset. */
    private static final DateTimeFormatter RFC_3339 = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private static Path folder;

    private final PrivateWords words = new PrivateWords();
    private final Instant started = Instant.now();
    private LocalStack stack;
    private ServiceProcess journal;
    private List<OutsideEvent> events;

    @BeforeAll
    void peopleLiveTheirLives() {
        stack = LocalStack.start(folder);
        journal = stack.startService("journal", 0, Map.of());
        Health.awaitServing(journal);
        Person.each(Person.crowd(stack, PEOPLE), this::live);
        // What a policy notes of a mood follows a moment later, or has not followed yet.
        events = OutsideEvent.all(stack.bootstrapServers()).stream()
                .filter(event -> event.attribute("origin").equals("request"))
                .toList();
    }

    @AfterAll
    void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    /** Everything that makes an event, with private words wherever they fit. Eight events. */
    private void live(Person person) {
        var entry = done(person.settledPost(journal, Person.ENTRIES, words.entry(), "entry"), 201);
        var revise = Map.of("Idempotency-Key", "revise", "If-Match", "\"1\"");
        done(person.settled(journal, "PUT", entry.location(), words.revisedEntry(), revise), 200);
        done(person.settled(journal, "DELETE", entry.location(), null, Map.of("Idempotency-Key", "delete")), 204);
        done(person.settledPost(journal, entry.location() + "/restore", null, "restore"), 200);
        var mine = Person.ENTRIES + "/" + UUID.randomUUID();
        var create = Map.of("Idempotency-Key", "put", "If-None-Match", "*");
        done(person.settled(journal, "PUT", mine, words.entry(), create), 201);
        var setback = done(person.settledPost(journal, "/journal/v1/setbacks", words.setback(), "setback"), 201);
        done(person.settledPost(journal, setback.location() + "/close", null, "close"), 200);
        done(person.settledPost(journal, setback.location() + "/reopen", null, "reopen"), 200);
        // A retry and a refusal make no event.
        done(person.settledPost(journal, setback.location() + "/reopen", null, "reopen"), 200);
        done(person.settledPost(journal, setback.location() + "/reopen", null, "again"), 409);
    }

    private static Answer done(Answer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        return answer;
    }

    @Test
    void seesWellFormedCloudEvents() {
        assertThat(events).hasSize(8 * PEOPLE).allSatisfy(event -> {
            assertThat(event.attribute("specversion")).isEqualTo("1.0");
            assertThat(event.id()).isNotBlank();
            assertThat(event.type()).matches("rebound\\.journal\\.[a-z]+(-[a-z]+)*\\.v[1-9][0-9]*");
            assertThat(event.subject()).matches("(entry|setback)/[0-9a-f-]{36}");
            assertThatCode(() -> URI.create(event.attribute("source"))).doesNotThrowAnyException();
            assertThat(event.attribute("source")).isNotBlank();
            assertThat(OffsetDateTime.parse(event.attribute("time"), RFC_3339).toInstant())
                    .isBetween(started.minus(Duration.ofMinutes(1)), Instant.now());
            assertThat(event.header("content-type")).isEqualTo("application/json");
            assertThat(event.data().isObject()).isTrue();
            assertThat(attributes(event)).allMatch(name -> name.matches("[a-z0-9]+"));
        });
    }

    @Test
    void findsAllOfAUserInOnePartitionByAKnownRule() {
        assertThat(events).allSatisfy(event -> {
            assertThat(UUID.fromString(event.userId())).hasToString(event.userId());
            assertThat(event.attribute("partitionkey")).isEqualTo(event.userId());
            assertThat(event.partition()).isEqualTo(OutsideEvent.partitionOf(event.userId(), LocalStack.PARTITIONS));
        });
        assertThat(events.stream().map(OutsideEvent::userId).collect(toSet())).hasSize(PEOPLE);
        assertThat(events.stream().map(OutsideEvent::partition).collect(toSet()))
                .hasSize(LocalStack.PARTITIONS);
    }

    @Test
    void seesEachEventOnceAndEachAggregateWithoutAGap() {
        Log.checked(stack.bootstrapServers());
        var types = events.stream().collect(groupingBy(OutsideEvent::aggregate, mapping(OutsideEvent::type, toSet())));
        assertThat(types).hasSize(3 * PEOPLE);
        assertThat(events.stream().map(event -> event.attribute("commandid")).collect(toSet()))
                .hasSize(8 * PEOPLE);
    }

    @Test
    void seesNoPrivateWordInAnyTopic() {
        for (var log : LOGS) {
            CommittedRecords.forEach(stack.bootstrapServers(), "rebound.journal." + log, polled -> {
                assertNoPrivateWord(polled, polled.key());
                assertNoPrivateWord(polled, polled.value());
                for (var header : polled.headers()) {
                    assertNoPrivateWord(polled, header.value());
                }
            });
        }
    }

    @Test
    void isToldTheOutcomeOfEveryCommandOnceInTheAnswers() throws IOException {
        var answers = CommittedRecords.all(stack.bootstrapServers(), "rebound.journal.answers");
        assertThat(answers).allSatisfy(answer -> {
            var userId = new String(answer.key(), StandardCharsets.UTF_8);
            assertThat(answer.partition()).isEqualTo(OutsideEvent.partitionOf(userId, LocalStack.PARTITIONS));
        });
        var said = new ArrayList<JsonNode>();
        for (var answer : answers) {
            said.add(JSON.readTree(answer.value()));
        }
        assertThat(said.stream().map(answer -> answer.get("commandId").textValue()))
                .doesNotHaveDuplicates();
        // Those of policies are in no log of commands.
        assertThat(said.stream().filter(answer -> answer.get("commandsOffset").longValue() >= 0))
                .hasSize(9 * PEOPLE);
    }

    private void assertNoPrivateWord(ConsumerRecord<byte[], byte[]> polled, byte[] bytes) {
        assertThat(words.foundIn(bytes))
                .as("private words in %s-%d@%d", polled.topic(), polled.partition(), polled.offset())
                .isEmpty();
    }

    private static List<String> attributes(OutsideEvent event) {
        return Arrays.stream(event.polled().headers().toArray())
                .map(Header::key)
                .filter(name -> name.startsWith("ce_"))
                .map(name -> name.substring(3))
                .toList();
    }
}
