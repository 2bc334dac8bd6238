package rebound.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import rebound.bench.checker.Canaries;
import rebound.bench.checker.CheckInput;
import rebound.bench.checker.Checker;
import rebound.bench.checker.ClientRecord;
import rebound.bench.checker.ClientWrite;
import rebound.bench.checker.CounterExample;
import rebound.bench.checker.FreshReplay;
import rebound.bench.checker.LocalReplay;
import rebound.bench.checker.Verdict;
import rebound.local.RunningSystem;
import rebound.local.SystemPorts;

/** The checker on the real thing: it has nothing to say about an honest log, and objects to one that was tampered with. */
class CheckerIT {

    private static final String EVENTS = "rebound.journal.events";
    private static final String CANARY =
            "kanarienvogel" + UUID.randomUUID().toString().replace("-", "");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private static Path folder;

    private final ClientRecord record = new ClientRecord();
    private RunningSystem system;

    @Test
    void findsWhatWasTamperedWithAndNothingElse() throws Exception {
        try (var running = RunningSystem.start(folder, SystemPorts.free(), service -> Map.of(), (what, where) -> {})) {
            system = running;
            for (var name : List.of("maria", "omar", "ines")) {
                live(Person.of(system.stack(), name));
            }
            var saved = folder.resolve("record.jsonl");
            record.save(saved);
            assertThat(ClientRecord.load(saved).writes()).isEqualTo(record.writes());

            var honest = check(new LocalReplay(
                    system.stack(),
                    RunningSystem.SERVICES.stream().map(system::service).toList(),
                    service -> Map.of()));
            honest.print(System.out);
            assertThat(honest.counterExamples()).isEmpty();

            tamper();
            // No service runs on such a log, so that nothing is built anew.
            var tampered = check(this::databases);
            assertThat(tampered.counterExamples())
                    .extracting(CounterExample::rule)
                    .contains(
                            "Each event is in the log once",
                            "The versions of each aggregate are 1, 2, 3 and so on, in the log's order",
                            "No canary is in a record, the broker's data or a log file");
        }
    }

    private Verdict check(FreshReplay replay) throws IOException, InterruptedException {
        return new Checker()
                .check(new CheckInput(
                        system.stack().bootstrapServers(),
                        URI.create(system.stack().mongoUri()),
                        databases(),
                        folder.resolve("keys"),
                        record,
                        new Canaries(List.of(CANARY)),
                        List.of(folder.resolve("kafka"), folder.resolve("logs")),
                        replay));
    }

    private Map<String, String> databases() {
        var names = new HashMap<String, String>();
        RunningSystem.SERVICES.forEach(
                service -> names.put(service, system.stack().mongoDatabase(service)));
        return names;
    }

    private void live(Person person) {
        var entry = write(person, "POST", "/journal/v1/entries", """
                {"text":"%s"}""".formatted(CANARY), "entry");
        write(person, "POST", "/journal/v1/entries", """
                {"text":"%s"}""".formatted(CANARY), "entry");
        write(person, "PUT", entry.location(), """
                {"text":"%s again"}""".formatted(CANARY), "revise", Map.of("If-Match", "\"1\""));
        write(person, "PUT", entry.location(), "{\"text\":\"too late\"}", "stale", Map.of("If-Match", "\"1\""));
        write(person, "DELETE", entry.location(), null, "delete");
        write(person, "POST", "/journal/v1/batch", """
                {"onError":"continue","items":[
                  {"method":"POST","path":"/setbacks","body":{"title":"%s"}},
                  {"method":"POST","path":"/setbacks","body":{"title":7}},
                  {"method":"PATCH","path":"/me","key":"me","body":{"zone":"Europe/Berlin"}}]}""".formatted(CANARY), "batch");

        var goal = write(person, "POST", "/plan/v1/goals", """
                {"title":"%s"}""".formatted(CANARY), "goal");
        write(person, "PUT", goal.location(), """
                {"title":"%s"}""".formatted(CANARY), "so already", Map.of("If-Match", "\"1\""));
        var attempt = write(person, "POST", goal.location() + "/attempts", "{}", "attempt");
        write(person, "POST", attempt.location() + "/finish", "{\"outcome\":\"fell-short\"}", "finish");
        write(person, "POST", attempt.location() + "/finish", "{\"outcome\":\"worked\"}", "finish again");
        var setback = "/journal/v1/setbacks/" + attempt.locatedId();
        await().atMost(Duration.ofSeconds(40))
                .until(() -> person.get(system.service("journal"), setback).status() == 200);
        write(person, "POST", setback + "/accept", """
                {"title":"%s"}""".formatted(CANARY), "accept");

        var at = Instant.now().plus(30, ChronoUnit.DAYS);
        var reminder = write(person, "POST", "/reminder/v1/reminders", """
                {"text":"%s","at":"%s"}""".formatted(CANARY, at), "reminder");
        write(person, "POST", reminder.location() + "/cancel", null, "cancel");
        write(person, "PATCH", "/reminder/v1/settings", """
                {"quietHours":{"from":"22:00","to":"07:00"}}""", "settings");
        write(person, "PUT", "/reminder/v1/channels/webhook", """
                {"reference":"%s"}""".formatted(CANARY), "channel");
        if (person.name().equals("maria")) {
            write(
                    person,
                    "PUT",
                    "/reminder/v1/endpoints/mine",
                    """
                    {"url":"https://example.org/%s"}""".formatted(CANARY),
                    "endpoint",
                    Map.of("If-None-Match", "*"));
        }
    }

    private Answer write(Person person, String method, String path, @Nullable String body, String key) {
        return write(person, method, path, body, key, Map.of());
    }

    private Answer write(
            Person person,
            String method,
            String path,
            @Nullable String body,
            String key,
            Map<String, String> preconditions) {
        var service = path.split("/")[1];
        var headers = new HashMap<>(preconditions);
        headers.put("Idempotency-Key", key);
        var sent = Instant.now();
        var answer = person.answered(system.service(service), method, path, body, headers);
        record.add(new ClientWrite(
                service,
                person.name(),
                key,
                method,
                path,
                body == null ? "" : body,
                answer.status(),
                answer.header("Location"),
                answer.header("ETag"),
                answer.body(),
                sent,
                Instant.now()));
        return answer;
    }

    /** The last event once more, and a dead letter that says too much. */
    private void tamper() throws Exception {
        var last =
                CommittedRecords.all(system.stack().bootstrapServers(), EVENTS).getLast();
        Map<String, Object> config =
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, system.stack().bootstrapServers());
        try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(EVENTS, last.partition(), last.key(), last.value(), last.headers()))
                    .get();
            var headers = new RecordHeaders().add("reason", ("bug: " + CANARY).getBytes(StandardCharsets.UTF_8));
            producer.send(new ProducerRecord<>("rebound.plan.dead-letters", 0, last.key(), last.value(), headers))
                    .get();
        }
    }
}
