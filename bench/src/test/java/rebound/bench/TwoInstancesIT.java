package rebound.bench;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import rebound.local.LocalStack;
import rebound.local.ServiceProcess;

/** Two instances of journal-service that share the partitions, and what happens when one of them goes. */
@Tag("alone")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoInstancesIT {

    /** So many that nobody comes near their rate limit, which is a production one. */
    private static final int PEOPLE = 300;

    private static final int AT_ONCE = 16;

    /** From {@code kill -9} until the other instance owns all. */
    private static final Duration MOVED_AFTER_KILL = Duration.ofSeconds(10);

    /** From SIGTERM until the other instance owns all. */
    private static final Duration MOVED_AFTER_TERMINATION = Duration.ofSeconds(2);

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private static Path folder;

    private LocalStack stack;
    private List<Person> people;
    private Map<String, Integer> partitions;
    private ServiceProcess one;
    private ServiceProcess other;

    @BeforeAll
    void start() {
        stack = LocalStack.start(folder);
        one = stack.startService("journal", 0, Map.of());
        other = stack.startService("journal", 0, Map.of());
        people = Person.crowd(stack, PEOPLE);
    }

    @AfterAll
    void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    @BeforeEach
    void bothRunAndShareThePartitions() {
        if (!other.isAlive()) {
            other = stack.startService("journal", 0, Map.of());
        }
        one.awaitReady();
        other.awaitReady();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(this::share);
        if (partitions == null) {
            partitions = partitionsOfPeople();
        }
    }

    @Test
    void commandsToEitherAreAnsweredWhoeverOwnsThePartition() {
        var ofOne = Health.of(one).active();
        var ofOther = Health.of(other).active();
        for (var partition = 0; partition < LocalStack.PARTITIONS; partition++) {
            assertThat(ofOne.contains(partition))
                    .as("exactly one instance owns partition %d", partition)
                    .isNotEqualTo(ofOther.contains(partition));
            for (var through : List.of(one, other)) {
                var person = somebodyOf(partition);
                var answer = person.post(through, Person.ENTRIES, """
                        {"text":"through either"}""", "either-" + through.port() + "-" + partition);
                assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
                assertThat(person.get(one, answer.location()).body())
                        .isEqualTo(person.get(other, answer.location()).body());
            }
        }
    }

    @Test
    void whenOneIsKilledUnderLoadTheOtherTakesOverAndNothingIsLostOrTwice() throws Exception {
        var before = asked().size();
        var leaving = Health.of(other).active();
        var writers = writersUnderWay("kill", leaving);

        var underWay = writers.underWay();
        var left = Instant.now();
        other.kill();
        var moved = awaitMoved(leaving);
        var firstAnswers = awaitAnswers(writers, moved);
        writers.stop();

        report("kill -9", left, underWay, moved, firstAnswers, writers);
        assertThat(Duration.between(left, last(moved))).isLessThanOrEqualTo(MOVED_AFTER_KILL);
        assertThat(writers.unresolved())
                .as("the kill hit writes that were under way")
                .isPositive();
        assertEveryWriteTookEffectOnce(writers, before);
        comesBack();
    }

    @Test
    void whenOneIsTerminatedUnderLoadItsPartitionsMoveAtOnceAndEveryErrorIsResolvedByARetry() throws Exception {
        var before = asked().size();
        var leaving = Health.of(other).active();
        var writers = writersUnderWay("term", leaving);

        var underWay = writers.underWay();
        var left = Instant.now();
        other.terminate();
        var moved = awaitMoved(leaving);
        var firstAnswers = awaitAnswers(writers, moved);
        writers.stop();

        report("SIGTERM", left, underWay, moved, firstAnswers, writers);
        assertThat(other.awaitExit(PATIENCE)).as("it ends").isTrue();
        assertThat(Duration.between(left, last(moved))).isLessThanOrEqualTo(MOVED_AFTER_TERMINATION);
        assertEveryWriteTookEffectOnce(writers, before);
        comesBack();
    }

    private boolean share() {
        var ofOne = Health.of(one).active();
        var ofOther = Health.of(other).active();
        var all = new HashSet<>(ofOne);
        all.addAll(ofOther);
        return !ofOne.isEmpty()
                && !ofOther.isEmpty()
                && all.size() == LocalStack.PARTITIONS
                && ofOne.size() + ofOther.size() == LocalStack.PARTITIONS;
    }

    /** The partition of each person, found as anybody would: everybody writes something, and the log says where it is. */
    private Map<String, Integer> partitionsOfPeople() {
        var written = new ConcurrentHashMap<String, String>();
        Person.each(people, person -> {
            var page = person.settledPost(one, Person.ENTRIES, "{\"text\":\"the first page\"}", "first");
            written.put(person.name(), page.locatedId());
        });
        var byEntry = OutsideEvent.all(stack.bootstrapServers()).stream()
                .collect(toMap(OutsideEvent::aggregateId, OutsideEvent::partition));
        var found = written.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> Objects.requireNonNull(byEntry.get(entry.getValue()))));
        assertThat(new HashSet<>(found.values())).hasSize(LocalStack.PARTITIONS);
        return found;
    }

    private Person somebodyOf(int partition) {
        return people.stream()
                .filter(person -> partitions.get(person.name()) == partition)
                .findFirst()
                .orElseThrow();
    }

    /** Returns when both instances have answered for every partition of the one that will leave. */
    private Writers writersUnderWay(String name, Set<Integer> leaving) {
        assertThat(leaving).isNotEmpty();
        var writers = new Writers(name, people, List.of(one, other));
        writers.start(AT_ONCE);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> {
            var seen = writers.answered().stream()
                    .map(answered -> Map.entry(answered.by(), partitionOf(answered)))
                    .collect(toSet());
            return writers.answered().size() > 500
                    && leaving.stream()
                            .allMatch(partition -> seen.contains(Map.entry(one, partition))
                                    && seen.contains(Map.entry(other, partition)));
        });
        return writers;
    }

    private int partitionOf(Writers.Answered answered) {
        return partitions.get(answered.write().person().name());
    }

    /** Since when the one that stays has owned each partition of the one that went. */
    private Map<Integer, Instant> awaitMoved(Set<Integer> leaving) {
        var since = new TreeMap<Integer, Instant>();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> {
            var health = Health.of(one);
            leaving.forEach(partition -> {
                var active = health.activeSince(partition);
                if (active != null) {
                    since.putIfAbsent(partition, active);
                }
            });
            return health.active().size() == LocalStack.PARTITIONS;
        });
        return since;
    }

    /** When the one that stays first answered a write that it was sent as the owner of its partition. */
    private Map<Integer, Instant> awaitAnswers(Writers writers, Map<Integer, Instant> moved) {
        var first = new TreeMap<Integer, Instant>();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> {
            writers.answered().stream()
                    .filter(answered -> answered.by() == one
                            && moved.containsKey(partitionOf(answered))
                            && !answered.sentAt().isBefore(moved.get(partitionOf(answered))))
                    .forEach(answered ->
                            first.merge(partitionOf(answered), answered.answeredAt(), TwoInstancesIT::earlier));
            return first.keySet().equals(moved.keySet());
        });
        return first;
    }

    /** What people asked for, without what policies made of it. */
    private List<OutsideEvent> asked() {
        return Log.checked(stack.bootstrapServers()).stream()
                .filter(event -> event.attribute("origin").equals("request"))
                .toList();
    }

    /** Every write, resolved where it had to be, has exactly one event, and is what a reader sees. */
    private void assertEveryWriteTookEffectOnce(Writers writers, int eventsBefore) throws InterruptedException {
        writers.resolve(one);
        var answered = writers.answered();
        var events = asked();
        assertThat(events.size() - eventsBefore).as("as many events as writes").isEqualTo(answered.size());

        var versions =
                events.stream().collect(toMap(OutsideEvent::aggregateId, OutsideEvent::aggregateVersion, Math::max));
        var writesByEntry = answered.stream()
                .collect(groupingBy(one -> one.answer().json().path("id").asText()));
        writesByEntry.forEach((entry, writes) ->
                assertThat(versions.get(entry)).as("version of %s", entry).isEqualTo(writes.size()));
        assertReadersSee(writesByEntry);
    }

    private void assertReadersSee(Map<String, List<Writers.Answered>> writesByEntry) {
        var expected = writesByEntry.entrySet().stream()
                .collect(groupingBy(
                        entry -> entry.getValue().getFirst().write().person(),
                        toMap(Map.Entry::getKey, entry -> entry.getValue().size())));
        Person.each(List.copyOf(expected.keySet()), person -> assertThat(listed(person))
                .as("the entries of %s", person)
                .containsAllEntriesOf(expected.get(person)));
    }

    /** The version of every entry of a person. */
    private Map<String, Integer> listed(Person person) {
        var entries = new TreeMap<String, Integer>();
        String path = Person.ENTRIES + "?limit=200";
        while (path != null) {
            var page = person.get(one, path);
            assertThat(page.status()).as(page.toString()).isEqualTo(200);
            for (var item : page.json().path("items")) {
                assertThat(entries.put(
                                item.path("id").asText(), item.path("version").asInt()))
                        .as("listed twice: %s", item.path("id"))
                        .isNull();
            }
            var next = page.json().path("next");
            path = next.isTextual() ? Person.ENTRIES + "?limit=200&after=" + next.asText() : null;
        }
        return entries;
    }

    /** Partitions go back to an instance that comes again. */
    private void comesBack() {
        var started = Instant.now();
        bothRunAndShareThePartitions();
        System.out.printf(
                "[two instances] started again: shares the partitions after %s%n", since(started, Instant.now()));
    }

    private static void report(
            String how,
            Instant left,
            int underWay,
            Map<Integer, Instant> moved,
            Map<Integer, Instant> firstAnswers,
            Writers writers) {
        var longest = writers.answered().stream()
                .filter(answered -> answered.answeredAt().isAfter(left))
                .map(answered -> Duration.between(answered.sentAt(), answered.answeredAt()))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        System.out.printf(
                "[two instances] %s with %d requests under way: partitions %s moved after %s, each answered after %s;"
                        + " longest answer %s; outcomes %s, %d to be resolved%n",
                how,
                underWay,
                moved.keySet(),
                moved.values().stream().map(at -> since(left, at)).toList(),
                firstAnswers.values().stream().map(at -> since(left, at)).toList(),
                since(left, left.plus(longest)),
                new TreeMap<>(writers.outcomes()),
                writers.unresolved());
    }

    private static String since(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() + " ms";
    }

    private static Instant last(Map<Integer, Instant> times) {
        return times.values().stream().max(Instant::compareTo).orElseThrow();
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
