package rebound.servicekit.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rebound.eventlog.kafka.Partitions;
import rebound.servicekit.problem.ProblemType;

/**
 * What attackers and clumsy clients try (OWASP API 2023), against every operation that the OpenAPI document names: so a new
 * one is covered the day it appears, and fails here if nobody can have anything to call it on. Every answer of every test is
 * checked as {@link Reply#check} says.
 *
 * <p>A service runs it with a subclass of its own: {@code @QuarkusTest @WithTestResource(OnLocalStack.class)}.
 */
public abstract class BadInput {

    /** What an answer takes at most (S4). */
    private static final Duration SOON = Duration.ofSeconds(1);

    /** A machine that does much else may be late once; what bad input costs it costs each time. */
    private static final int TRIES = 3;

    /** When nobody waits any longer for what is to come. */
    private static final Duration LATE = Duration.ofSeconds(5);

    private static final long MEGABYTE = 1024 * 1024;

    /** How many share what is to be tried in {@link #what_a_person_says_is_nowhere_but_in_their_own_answers}. */
    private static final int PEOPLE = 6;

    private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());

    private final LogCapture log = LogCapture.begin();
    private List<Operation> operations = List.of();

    @BeforeAll
    static void sayHowToRepeat() {
        System.out.println("The same again: -Dfuzz.seed=" + SEED);
    }

    @BeforeEach
    void readTheDocument() throws IOException {
        operations = Operation.all(given().get("/q/openapi?format=json").asByteArray());
        assertThat(operations).hasSizeGreaterThan(10);
    }

    @AfterEach
    void nothingWasToldToTheLog() {
        assertThat(log.end()).doesNotContain(Reply.WORDS);
    }

    /** S1. */
    @Test
    void what_is_anothers_is_as_if_it_were_not_there() {
        var maria = world(1).whole();
        var before = requested(maria.person());
        var strangers = ConcurrentHashMap.<String>newKeySet();
        // Content, which has keys, is everybody's; and what has a link is of whoever has that.
        InParallel.each(
                having(operation -> operation.hasId()
                        && !operation.path().contains("{key}")
                        && !operation.path().contains("{link}")),
                operation -> {
                    var stranger = Person.anyone();
                    strangers.add(stranger.id());
                    var hers = maria.path(operation).orElseThrow();
                    var absent = operation
                            .path()
                            .replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
                    var call = Call.of(operation.method(), hers).bearing(stranger.token(Map.of()));
                    if (operation.method().equals("GET") && !hers.contains("/commands/")) {
                        assertThat(call.bearing(maria.token()).settle().status())
                                .as("her own %s", operation)
                                .isEqualTo(200);
                    }
                    if (operation.hasBody()) {
                        call = call.json(samples(2).body(operation, true).toString());
                    }
                    if (operation.takes("If-Match")) {
                        call = call.with("If-Match", "*");
                    }
                    var toAbsent = call.to(absent).send().expect(ProblemType.NOT_FOUND);
                    assertThat(call.send().fingerprint()).as("%s", operation).isEqualTo(toAbsent.fingerprint());
                });
        assertThat(requested(maria.person())).isEqualTo(before);
        assertThat(events()).noneMatch(event -> strangers.contains(event.userId()));
    }

    /** S1, of what has no id: lists, search, statistics, what is drawn. */
    @Test
    void what_is_anothers_shows_in_no_answer_of_mine() {
        var word = Reply.WORDS + new Random(SEED).nextLong(Long.MAX_VALUE);
        var maria = World.of(Person.anyone(), operations, new Samples(new Random(SEED), word))
                .whole();
        var hers = maria.traces();
        hers.add(word);
        var found = ConcurrentHashMap.<String>newKeySet();
        InParallel.each(having(BadInput::answersForThePerson), operation -> {
            var call = asking(operation, word);
            if (hers.stream().anyMatch(call.bearing(maria.token()).settle().body()::contains)) {
                found.add(operation.toString());
            }
            var shown = call.bearing(Person.anyone().token(Map.of())).settle().body();
            assertThat(hers).as("%s", operation).noneMatch(shown::contains);
        });
        assertThat(found).as("operations that show her what is hers").isNotEmpty();
    }

    /** With what is theirs, wherever it is: of all that only reads, what names no thing. */
    private static boolean answersForThePerson(Operation operation) {
        return !operation.hasId() && !operation.isCommand() && !operation.isStream() && !operation.isOpen();
    }

    /** @param word what is asked for where anything can be */
    private Call asking(Operation operation, String word) {
        var samples = samples(operation.toString().hashCode());
        var call = Call.of(operation.method(), operation.path());
        for (var parameter : operation.parameters().toList()) {
            var name = parameter.path("name").asText();
            if (parameter.path("in").asText().equals("query")
                    && parameter.path("required").asBoolean()) {
                call = call.query(
                        name,
                        name.equals("q")
                                ? word
                                : samples.value(operation, parameter.path("schema"), name, false)
                                        .asText());
            }
        }
        return operation.hasBody() ? call.json(samples.body(operation, true).toString()) : call;
    }

    /** S2. */
    @Test
    void no_forged_token_opens_anything() {
        var maria = Person.anyone();
        ForgedTokens.assertHonest(maria, Call.of("GET", "/" + OnLocalStack.service() + "/v1/changes"));
        var good = maria.token(Map.of());
        var forged = ForgedTokens.of(maria);
        InParallel.each(having(operation -> !operation.isOpen()), operation -> {
            var call = operation.call();
            assertRefused("none", call);
            forged.forEach((fault, value) -> assertRefused(fault, call.with("Authorization", value)));
            for (var parameter : List.of("access_token", "token", "authorization", "ticket", "jwt")) {
                assertRefused("in the address", call.query(parameter, good));
            }
            assertRefused("in a cookie", call.with("Cookie", "access_token=" + good + "; q_session=" + good));
            var form = new Call(call.method(), call.path(), Map.of(), "access_token=" + good)
                    .with("Content-Type", "application/x-www-form-urlencoded");
            assertRefused("in a form", form);
        });
        assertThat(maria.events()).isEmpty();
    }

    private static void assertRefused(String fault, Call call) {
        var reply = call.send();
        assertThat(reply.status()).as("%s: %s", fault, call).isEqualTo(401);
        reply.expect(ProblemType.UNAUTHENTICATED);
        assertThat(reply.header("WWW-Authenticate")).as(fault).startsWith("Bearer ");
    }

    /** S3: at whatever depth. */
    @Test
    void what_is_not_documented_is_applied_nowhere_in_a_body() {
        var clumsy = ConcurrentHashMap.<String>newKeySet();
        InParallel.each(having(Operation::hasBody), operation -> {
            var person = Person.anyone();
            clumsy.add(person.id());
            var whole = samples(3).body(operation, true);
            for (var pointer : objects(whole, "")) {
                for (var name : pointer.isEmpty() ? List.of("userId", "unknown", "id") : List.of("userId", "unknown")) {
                    var body = whole.deepCopy();
                    ((ObjectNode) body.at(pointer)).put(name, Reply.WORDS);
                    var call = operation.call().bearing(person.token(Map.of())).json(body.toString());
                    var reply = (operation.takes("If-None-Match") ? call.with("If-None-Match", "*") : call)
                            .settle()
                            .expect(ProblemType.INVALID_REQUEST);
                    assertThat(reply.json().at("/errors/0/pointer").asText())
                            .as("%s", operation)
                            .isEqualTo(pointer + "/" + name);
                }
            }
        });
        assertThat(clumsy).isNotEmpty();
        assertThat(events()).noneMatch(event -> clumsy.contains(event.userId()));
    }

    /** The objects within, except those that take anything. */
    private static List<String> objects(JsonNode within, String pointer) {
        var below = Stream.concat(
                within.propertyStream()
                        .flatMap(property -> objects(property.getValue(), pointer + "/" + property.getKey()).stream()),
                IntStream.range(0, within.isArray() ? within.size() : 0)
                        .boxed()
                        .flatMap(at -> objects(within.get(at), pointer + "/" + at).stream()));
        return Stream.concat(within.isObject() && !within.isEmpty() ? Stream.of(pointer) : Stream.empty(), below)
                .toList();
    }

    /** S4: bodies. */
    @Test
    void a_body_that_is_too_much_is_refused_at_once_and_takes_no_memory() throws IOException {
        var token = Person.anyone().token(Map.of());
        var chunk = new ByteArrayOutputStream();
        chunk.write("10000\r\n".getBytes(StandardCharsets.US_ASCII));
        chunk.write(" ".repeat(0x10000).getBytes(StandardCharsets.US_ASCII));
        chunk.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        var chunks = new byte[160][];
        Arrays.fill(chunks, chunk.toByteArray());
        var bomb = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bomb)) {
            for (var i = 0; i < 160; i++) {
                gzip.write(new byte[0x10000]);
            }
        }
        var before = usedHeap();
        for (var operation : having(Operation::hasBody)) {
            var person = Person.anyone().token(Map.of());
            assertSoon(413, operation, person, "Content-Length: 10485760");
            assertSoon(413, operation, person, "Content-Length: 9000000000000000000");
            assertSoon(413, operation, person, "Transfer-Encoding: chunked", chunks);
            assertSoon(
                    415,
                    operation,
                    person,
                    "Content-Encoding: gzip\nContent-Length: " + bomb.size(),
                    bomb.toByteArray());
            for (var deep : List.of("[", "{\"a\":")) {
                var call = operation.call().bearing(person).json("{\"text\":" + deep.repeat(10_000));
                soon(operation + " " + deep, () -> assertThat(call.settle().status())
                        .as("%s", operation)
                        .isEqualTo(400));
            }
        }
        for (var operation : having(operation -> operation.hasParameter("limit") && !operation.hasId())) {
            Call.of(operation.method(), operation.path())
                    .bearing(token)
                    .query("limit", "1000000000")
                    .settle()
                    .expect(ProblemType.INVALID_REQUEST);
        }
        assertThat(usedHeap() - before).isLessThan(64 * MEGABYTE);
    }

    private static void assertSoon(int status, Operation operation, String token, String headers, byte[]... parts)
            throws IOException {
        var what = operation + " " + headers;
        var head = operation.method() + " " + operation.call().path()
                + " HTTP/1.1\nHost: localhost\nAuthorization: Bearer " + token + "\nContent-Type: application/json\n"
                + headers + "\n\n";
        soon(what, () -> assertThat(RawRequest.send(head, parts))
                .as(what)
                .startsWith("HTTP/1.1 " + status)
                .contains("urn:rebound:problem:"));
    }

    private interface Answered {
        void run() throws IOException;
    }

    private static void soon(String what, Answered answered) throws IOException {
        var took = new ArrayList<Duration>();
        do {
            var started = System.nanoTime();
            answered.run();
            took.add(Duration.ofNanos(System.nanoTime() - started));
            assertThat(took.getLast()).as(what).isLessThan(LATE);
        } while (took.getLast().compareTo(SOON) > 0 && took.size() < TRIES);
        assertThat(took.getLast()).as("%s: %s", what, took).isLessThanOrEqualTo(SOON);
    }

    /** S4: connections. */
    @Test
    void a_thousand_streams_and_slow_senders_take_nothing_from_others() throws IOException {
        var streams = having(Operation::isStream);
        assertThat(streams).isNotEmpty();
        var neighbour = Person.anyone();
        neighbour.asks();
        var before = usedHeap();
        var open = new ArrayList<Socket>();
        try {
            for (var i = 0; i < 100; i++) {
                var slow = new Socket("localhost", RestAssured.port);
                open.add(slow);
                slow.getOutputStream().write("GET / HTTP/1.1\r\nHost: loc".getBytes(StandardCharsets.US_ASCII));
            }
            var path = streams.getFirst().path();
            for (var person = 0; person < 50; person++) {
                var token = Person.anyone().token(Map.of());
                for (var i = 0; i < 20; i++) {
                    var stream = new Socket("localhost", RestAssured.port);
                    open.add(stream);
                    stream.setSoTimeout((int) LATE.toMillis());
                    stream.getOutputStream()
                            .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                                            + "\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
                }
            }
            var statuses = new HashMap<String, Integer>();
            for (var stream : open.subList(100, open.size())) {
                statuses.merge(
                        new String(stream.getInputStream().readNBytes(12), StandardCharsets.US_ASCII), 1, Integer::sum);
            }
            assertThat(statuses).as("5 for each of 50").isEqualTo(Map.of("HTTP/1.1 200", 250, "HTTP/1.1 429", 750));
            var mine = Call.of("GET", path).bearing(neighbour.token(Map.of()));
            soon(mine.toString(), () -> assertThat(mine.send().status()).isEqualTo(200));
            assertThat(usedHeap() - before).isLessThan(128 * MEGABYTE);
        } finally {
            for (var socket : open) {
                socket.close();
            }
        }
    }

    /** S4: one person's flood and a neighbour on the same partition. */
    @Test
    void a_flood_does_not_starve_a_neighbour_on_the_same_partition() {
        var partitions = Integer.parseInt(Person.setting("rebound.topics.partitions"));
        var flooder = Person.anyone();
        var neighbour = Stream.generate(Person::anyone)
                .filter(one -> Partitions.of(one.id(), partitions) == Partitions.of(flooder.id(), partitions))
                .findFirst()
                .orElseThrow();
        flooder.asks();
        var creating = having(operation -> operation.creates()
                        && !operation.hasId()
                        && operation.method().equals("POST"))
                .getFirst();
        var flooding = creation(creating, flooder);
        var calm = creation(creating, neighbour);
        var over = new AtomicBoolean();
        var statuses = new ConcurrentHashMap<Integer, Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.submit(() -> {
                while (!over.get()) {
                    InParallel.times(Flood.AT_ONCE, flooding::send)
                            .forEach(reply -> statuses.merge(reply.status(), 1, Integer::sum));
                }
            });
            try {
                await().until(() -> statuses.containsKey(429));
                for (var i = 0; i < 10; i++) {
                    var started = System.nanoTime();
                    assertThat(calm.send().status()).isEqualTo(201);
                    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(LATE);
                }
            } finally {
                over.set(true);
            }
        }
        assertThat(statuses.keySet()).isSubsetOf(201, 202, 429);
    }

    private Call creation(Operation creating, Person person) {
        var call = creating.call().bearing(person.token(Map.of()));
        return call.json(samples(4).body(creating, false).toString());
    }

    /** S6. */
    @Test
    void a_key_makes_one_request_of_many() {
        var commands = having(operation -> operation.takesKey());
        var accepted = ConcurrentHashMap.<String>newKeySet();
        InParallel.each(commands, operation -> {
            var maria = World.of(
                    Person.anyone(), operations, samples(operation.toString().hashCode()), operation);
            var key = "k " + UUID.randomUUID();
            var call = maria.call(operation, true).orElseThrow().with("Idempotency-Key", key);
            var both = InParallel.times(2, call::settle);
            var again = call.settle();
            for (var reply : List.of(both.getLast(), again)) {
                assertThat(outcome(reply)).as("%s", call).isEqualTo(outcome(both.getFirst()));
            }
            if (!operation.isCommand()) {
                return;
            }
            if (again.isAccepted()) {
                accepted.add(operation.toString());
            }
            other(operation, call).settle().expect(ProblemType.IDEMPOTENCY_KEY_REUSED);
            var his = call.bearing(Person.anyone().token(Map.of("azp", "app-of-another")))
                    .settle();
            assertThat(his.problemOrNone()).as("%s", call).isNotEqualTo("idempotency-key-reused");
            if (his.isAccepted() && operation.creates() && operation.method().equals("POST")) {
                assertThat(his.header("Location")).isNotEqualTo(again.header("Location"));
            }
            assertThat(outcome(call.settle())).as("%s", call).isEqualTo(outcome(again));
        });
        assertThat(accepted).as("operations that were carried out").hasSizeGreaterThan(commands.size() / 2);
        assertThat(events()).extracting(EventsTopic.Entry::id).doesNotHaveDuplicates();
    }

    /** With another body; where there is none, or only one that is valid, on another condition. */
    private Call other(Operation operation, Call call) {
        var onCondition = call.with("If-Match", "\"99\"");
        if (!operation.hasBody()) {
            return onCondition;
        }
        var samples = samples(call.hashCode());
        return Stream.generate(() -> call.json(samples.body(operation, true).toString()))
                .limit(100)
                .filter(one -> !one.equals(call))
                .findFirst()
                .orElse(onCondition);
    }

    /** What must be the same of two answers to one request: the rest is as it is now. */
    private static String outcome(Reply reply) {
        return reply.status() + " " + reply.header("Location") + " "
                + (reply.body().isEmpty()
                        ? ""
                        : reply.json().path("id").asText()
                                + reply.json().path("type").asText()
                                + reply.json().path("reason").asText());
    }

    /** S7: what is wrong with a request before its operation is even found. */
    @Test
    void every_address_says_what_it_is_and_which_methods_it_has() {
        var byPath = operations.stream().collect(Collectors.groupingBy(Operation::path));
        InParallel.each(byPath.entrySet(), entry -> {
            var token = Person.anyone().token(Map.of());
            var address = entry.getValue().getFirst().call().path();
            // One with a variable in it may be that of several.
            var allowed =
                    having(operation -> address.matches(operation.path().replaceAll("\\{[^}]*}", "[^/]+"))).stream()
                            .map(Operation::method)
                            .collect(Collectors.toCollection(TreeSet::new));
            if (allowed.contains("GET")) {
                allowed.add("HEAD");
            }
            for (var method : List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "X")) {
                if (!allowed.contains(method)) {
                    for (var call : List.of(
                            Call.of(method, address), Call.of(method, address).bearing(token))) {
                        var reply = call.send().expect(ProblemType.METHOD_NOT_ALLOWED);
                        assertThat(reply.header("Allow").split(", "))
                                .as("%s", call)
                                .containsExactlyElementsOf(allowed);
                    }
                }
            }
            Call.of("GET", address + "/" + Reply.WORDS + "/x").send().expect(ProblemType.NOT_FOUND);
            Call.of("GET", "/v0" + address).bearing(token).send().expect(ProblemType.NOT_FOUND);
        });
    }

    /** S8. */
    @Test
    void what_a_person_says_is_nowhere_but_in_their_own_answers() throws IOException {
        var word = Reply.WORDS + new Random(SEED).nextLong(Long.MAX_VALUE);
        var maria = World.of(Person.anyone(), operations, new Samples(new Random(SEED), word));
        var writes = having(Operation::isWrite);
        InParallel.each(IntStream.range(0, PEOPLE).boxed().toList(), number -> {
            var anna = World.of(Person.anyone(), operations, new Samples(new Random(SEED + number), word))
                    .whole();
            for (var i = number; i < writes.size(); i += PEOPLE) {
                anna.look();
                var key = word + i;
                var write = writes.get(i);
                // What was said before may have taken the last thing of that kind away.
                var call = anna.call(write, true).orElseGet(() -> World.of(
                                Person.anyone(), operations, new Samples(new Random(SEED), word), write)
                        .call(write, true)
                        .orElseThrow());
                sayEverywhere(word, key, call);
            }
        });
        maria.look();
        assertThat(maria.shown()).contains(word);
        for (var path : List.of("/q/metrics", "/q/health", "/q/openapi")) {
            assertThat(given().get(path).asString().lines().filter(line -> line.contains(word)))
                    .as(path)
                    .isEmpty();
        }
        var files = ClearText.in(Path.of(Person.setting(OnLocalStack.DATA_FOLDER)));
        assertThat(files.with(word)).isEmpty();
        // The same search finds what is in the clear: an aggregate's type is.
        assertThat(files.with("rebound." + OnLocalStack.service() + ".")).isNotEmpty();
    }

    private static void sayEverywhere(String word, String key, Call call) {
        call.with("Idempotency-Key", key).settle();
        call.with("If-Match", word).settle();
        call.to(call.path().replaceFirst("\\?.*", "") + "/" + word).settle();
        call.query("limit", word).by("GET").settle();
        call.to(call.path().replaceAll("[^/]{36}", word)).by("OPTIONS").settle();
        if (call.body() != null) {
            call.json("{\"" + word + "\":\"" + word).settle();
        }
    }

    /** S12. */
    @Test
    void no_request_that_anybody_can_think_of_breaks_anything() {
        var fuzz = new Fuzz(operations, SEED, Duration.ofSeconds(Long.getLong("fuzz.seconds", 3)));
        System.out.println(fuzz.run());
    }

    private World world(int number) {
        return World.of(Person.anyone(), operations, samples(number));
    }

    private Samples samples(int number) {
        return new Samples(new Random(SEED + number), Reply.WORDS);
    }

    private List<Operation> having(Predicate<Operation> property) {
        return operations.stream().filter(property).toList();
    }

    /** The events of what this person asked for; others follow from timers at any time. */
    private static long requested(Person person) {
        var id = person.id();
        return events().stream()
                .filter(event -> event.userId().equals(id))
                .filter(event -> event.origin().equals("request"))
                .count();
    }

    private static List<EventsTopic.Entry> events() {
        return EventsTopic.of(OnLocalStack.service()).read(Person.setting("rebound.kafka.bootstrap-servers"));
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
