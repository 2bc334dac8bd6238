package rebound.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import rebound.bench.checker.ByteSearch;
import rebound.local.LocalStack;
import rebound.local.ServiceProcess;

/**
 * What people say is nowhere to be read but in the answers to themselves and in the database, which is in memory here: not in
 * any byte under the broker's folder, not in a log file, a metric, a health check or a problem. Compression is off, and the
 * same search finds what is written in the clear.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NothingInTheClearIT {

    private static final String COMMANDS = "rebound.journal.commands";
    private static final String CONTROL = "bench.control";

    /** The name of an event's type is in the clear, in a record of journal-service's own. */
    private static final String KNOWN_TYPE = "rebound.journal.setback-recorded.v1";

    private static final int PEOPLE = 30;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private static Path folder;

    private final PrivateWords words = new PrivateWords();
    private final PrivateWords inTheClear = new PrivateWords();
    private final List<Answer> problems = new ArrayList<>();
    private LocalStack stack;
    private ServiceProcess journal;

    @BeforeAll
    void peopleSayPrivateThings() throws Exception {
        stack = LocalStack.start(folder);
        journal = stack.startService("journal", 0, Map.of("rebound.kafka.client.\"compression.type\"", "none"));
        Health.awaitServing(journal);
        Person.each(Person.crowd(stack, PEOPLE), this::live);
        provokeDeadLetter(Person.of(stack, "somebody unlucky"));
        provokeProblems(Person.of(stack, "somebody clumsy"));
        writeInTheClear();
    }

    @AfterAll
    void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void noPrivateWordIsInAnyFile() {
        // What is written in the clear on purpose names the same template: there are no others to choose from.
        var found = found(words, folder, file -> !isControl(file));

        assertThat(found).as("private words").isEmpty();
    }

    @Test
    void theSameSearchFindsWhatIsWrittenInTheClear() {
        var found = found(inTheClear, folder.resolve("kafka"), file -> true);

        assertThat(found)
                .as("every word of the control record")
                .hasSize(inTheClear.all().size());
        assertThat(found.values()).allSatisfy(file -> assertThat(file.toString())
                .contains("/" + CONTROL + "-0/")
                .endsWith(".log"));
    }

    @Test
    void theRecordsOfTheServiceAreNotCompressed() {
        var search = new ByteSearch(ByteSearch.textInAnyEncoding("type", KNOWN_TYPE));

        assertThat(files(folder.resolve("kafka")))
                .filteredOn(file -> file.toString().contains("rebound.journal.events-"))
                .anyMatch(file -> search.in(bytes(file)).contains("type in UTF-8"));
    }

    @Test
    void noPrivateWordIsInWhatOperatorsAndStrangersSee() {
        var nobody = new Person("nobody", "none");
        for (var path : List.of("/q/metrics", "/q/health", "/q/health/ready", "/q/health/live", "/q/openapi")) {
            var answer = nobody.get(journal, path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertNoPrivateWord(path, answer);
        }
    }

    /** By what the running process says of itself, whoever has set it. */
    @Test
    void noHeapIsWrittenToAFile() throws Exception {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var asked = new ProcessBuilder(jcmd, Long.toString(journal.pid()), "VM.flags", "-all")
                .redirectErrorStream(true)
                .start();
        var flags = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(asked.waitFor()).as(flags).isZero();
        for (var flag : List.of("HeapDumpOnOutOfMemoryError", "HeapDumpBeforeFullGC", "HeapDumpAfterFullGC")) {
            assertThat(flags).containsPattern(flag + "\\s*=\\s*(false|0)\\s");
        }
    }

    @Test
    void noPrivateWordIsInAProblem() {
        assertThat(problems).hasSizeGreaterThanOrEqualTo(10).allSatisfy(problem -> {
            assertThat(problem.status()).as(problem.toString()).isBetween(400, 499);
            assertThat(problem.header("Content-Type")).startsWith("application/problem+json");
            assertNoPrivateWord("a problem", problem);
        });
    }

    private void live(Person person) {
        var entry = person.settledPost(journal, Person.ENTRIES, words.entry(), "entry");
        assertThat(entry.status()).as(entry.toString()).isEqualTo(201);
        assertThat(entry.body()).contains(words.text);
        var checkIn = person.settledPost(journal, "/journal/v1/check-ins", words.checkIn(), "check-in");
        assertThat(checkIn.status()).as(checkIn.toString()).isEqualTo(201);
        var setback = person.settledPost(journal, "/journal/v1/setbacks", words.setback(), "setback");
        assertThat(setback.status()).as(setback.toString()).isEqualTo(201);
        assertThat(person.get(journal, "/journal/v1/timeline").body()).contains(words.title);
        var coping = person.settled(
                journal, "PUT", setback.location() + "/coping", words.coping(), Map.of("Idempotency-Key", "coping"));
        assertThat(coping.status()).as(coping.toString()).isEqualTo(200);
        var reflection = person.settledPost(journal, "/journal/v1/reflections", words.reflection(), "reflection");
        assertThat(reflection.status()).as(reflection.toString()).isEqualTo(201);
        var completed = person.settledPost(journal, reflection.location() + "/complete", null, "complete");
        assertThat(completed.status()).as(completed.toString()).isEqualTo(200);
        var evidence = person.settledPost(journal, "/journal/v1/evidence", words.evidence(), "evidence");
        assertThat(evidence.status()).as(evidence.toString()).isEqualTo(201);
        var silences = person.settledPost(journal, "/journal/v1/silences", words.silence(), "silence");
        assertThat(silences.status()).as(silences.toString()).isEqualTo(200);
        var found = person.get(journal, "/journal/v1/search?q=" + words.text);
        assertThat(found.body()).contains(words.text);
        await().atMost(PATIENCE)
                .until(() -> person.get(journal, "/journal/v1/insights").body().contains(words.kept));
    }

    /** A real command under another id: nobody can open it, because its id is part of what seals it. */
    private void provokeDeadLetter(Person person) {
        var command = copyOfACommand(person);
        var headers = new RecordHeaders();
        command.headers()
                .forEach(header ->
                        headers.add(header.key(), utf8(UUID.randomUUID().toString())));
        send(new ProducerRecord<>(COMMANDS, command.partition(), command.key(), command.value(), headers));
        await().atMost(PATIENCE)
                .until(
                        () -> CommittedRecords.all(stack.bootstrapServers(), "rebound.journal.dead-letters"),
                        deadLetters -> deadLetters.size() == 1
                                && Arrays.equals(deadLetters.getFirst().value(), command.value()));
    }

    /** Commands are deleted when they are decided, if not always at once: one of several is still there to be read. */
    private ConsumerRecord<byte[], byte[]> copyOfACommand(Person person) {
        try (var commands = CommittedRecords.consumer(stack.bootstrapServers())) {
            var partitions = commands.partitionsFor(COMMANDS).stream()
                    .map(info -> new TopicPartition(COMMANDS, info.partition()))
                    .toList();
            commands.assign(partitions);
            commands.seekToEnd(partitions);
            var seen = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            var tries = new AtomicInteger();
            await().pollInSameThread().atMost(PATIENCE).until(() -> {
                person.settledPost(journal, Person.ENTRIES, words.entry(), "copied-" + tries.incrementAndGet());
                commands.poll(Duration.ofMillis(500)).forEach(seen::add);
                return !seen.isEmpty();
            });
            return seen.getFirst();
        }
    }

    /** Mistakes that clients make, each with private words in it. */
    private void provokeProblems(Person person) {
        problem(person, "POST", Person.ENTRIES, "{\"text\":\"" + words.text, Map.of());
        problem(person, "POST", Person.ENTRIES, "{\"text\":\"" + words.text + "\",\"text\":\"twice\"}", Map.of());
        problem(person, "POST", Person.ENTRIES, "{\"text\":[\"" + words.text + "\"]}", Map.of());
        problem(person, "POST", Person.ENTRIES, "{\"text\":\"a\",\"mood\":\"" + words.text + "\"}", Map.of());
        problem(
                person,
                "POST",
                Person.ENTRIES,
                "{\"text\":\"a\",\"mood\":{\"valence\":\"" + words.text + "\"}}",
                Map.of());
        problem(person, "POST", Person.ENTRIES, "{\"text\":\"a\",\"zone\":\"" + words.text + "\"}", Map.of());
        problem(person, "POST", Person.ENTRIES, "{\"text\":\"a\",\"happenedAt\":\"" + words.text + "\"}", Map.of());
        problem(
                person,
                "POST",
                Person.ENTRIES,
                "{\"text\":\"a\",\"tags\":[\"" + words.tag.repeat(4) + "\"]}",
                Map.of());
        problem(person, "POST", "/journal/v1/setbacks", "{\"title\":\"" + words.title.repeat(20) + "\"}", Map.of());
        problem(
                person,
                "POST",
                "/journal/v1/reflections",
                words.reflection().replace("label\"", words.answer + "\""),
                Map.of());
        problem(person, "POST", "/journal/v1/lessons", words.evidence(), Map.of());
        problem(person, "GET", Person.ENTRIES + "?after=" + words.text, null, Map.of());
        problem(person, "GET", Person.ENTRIES + "/" + words.text, null, Map.of());
        var created = person.settledPost(journal, Person.ENTRIES, words.entry(), "clumsy");
        assertThat(created.status()).as(created.toString()).isEqualTo(201);
        problem(person, "PUT", created.location(), words.entry(), Map.of());
        problem(person, "PUT", created.location(), words.entry(), Map.of("If-Match", "\"7\""));
        problem(
                person,
                "POST",
                Person.ENTRIES,
                "{\"text\":\"" + words.text + "\"}",
                Map.of("Idempotency-Key", "clumsy"));
        problem(new Person("a stranger", words.text), "POST", Person.ENTRIES, words.entry(), Map.of());
    }

    private void problem(Person person, String method, String path, String body, Map<String, String> headers) {
        problems.add(person.answered(journal, method, path, body, headers));
    }

    private void writeInTheClear() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(CONTROL, 1, (short) 1)))
                    .all()
                    .get();
        }
        var all = inTheClear.entry()
                + inTheClear.setback()
                + inTheClear.coping()
                + inTheClear.reflection()
                + inTheClear.evidence();
        send(new ProducerRecord<>(CONTROL, 0, utf8("control"), utf8(all)));
    }

    private void send(ProducerRecord<byte[], byte[]> toSend) {
        var settings =
                Map.<String, Object>of("bootstrap.servers", stack.bootstrapServers(), "compression.type", "none");
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(toSend);
        }
    }

    private void assertNoPrivateWord(String where, Answer answer) {
        assertThat(words.foundIn(utf8(answer.toString()))).as(where).isEmpty();
    }

    /** Which words are in files below a folder, and where. */
    private static boolean isControl(Path file) {
        return file.toString().contains("/" + CONTROL + "-");
    }

    private static Map<String, Path> found(PrivateWords wanted, Path below, Predicate<Path> searched) {
        var found = new TreeMap<String, Path>();
        var files = files(below).stream().filter(searched).toList();
        assertThat(files).isNotEmpty();
        for (var file : files) {
            wanted.foundIn(bytes(file)).forEach(word -> found.put(word, file));
        }
        return found;
    }

    private static List<Path> files(Path below) {
        try (var files = Files.walk(below)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a file holds; nothing if it has gone meanwhile. */
    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return new byte[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
