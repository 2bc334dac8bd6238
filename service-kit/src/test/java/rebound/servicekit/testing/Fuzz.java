package rebound.servicekit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Requests by chance: good ones, which the document allows, and bad ones. What is good must not be called invalid, what is
 * bad by the document must be, and nothing may fail on our side or stay without an answer.
 *
 * <p>Its seed makes each of its people do the same again, up to the ids they are given.
 */
final class Fuzz {

    private static final int PEOPLE_AT_ONCE = 8;

    /** What nobody is refused for: the burst of writes that a person may send, less what the world took. */
    private static final int REQUESTS = 40;

    private final List<Operation> operations;
    private final long seed;
    private final Duration time;
    private final AtomicInteger people = new AtomicInteger();
    private final Map<String, Map<Integer, Integer>> good = new ConcurrentSkipListMap<>();
    private final Map<String, Map<Integer, Integer>> bad = new ConcurrentSkipListMap<>();

    Fuzz(List<Operation> operations, long seed, Duration time) {
        this.operations = operations;
        this.seed = seed;
        this.time = time;
    }

    /**
     * As long as it was given, and until each operation was called well and badly.
     *
     * @return what was answered
     */
    String run() {
        var deadline = System.nanoTime() + time.toNanos();
        try {
            InParallel.each(IntStream.range(0, PEOPLE_AT_ONCE).boxed().toList(), thread -> {
                do {
                    live(people.getAndIncrement());
                } while (System.nanoTime() < deadline || people.get() * REQUESTS < 2 * operations.size());
            });
        } catch (AssertionError e) {
            throw new AssertionError("With -Dfuzz.seed=" + seed + ": " + e.getMessage(), e);
        }
        var report = report();
        for (var called : List.of(good, bad)) {
            assertThat(called.keySet())
                    .as(report)
                    .containsAll(operations.stream().map(Operation::toString).toList());
        }
        assertThat(share(good, 200, 300)).as(report).isGreaterThan(0.4);
        assertThat(share(bad, 400, 500)).as(report).isGreaterThan(0.4);
        return report;
    }

    /** What the person of that number does: every operation comes in turn, all of them well, then all of them badly. */
    private void live(int number) {
        var random = new Random(seed + number);
        var samples = new Samples(random, Reply.WORDS);
        var mutations = new Mutations(random);
        var world = World.of(Person.anyone(), operations, samples).whole();
        for (var i = 0; i < REQUESTS; i++) {
            var turn = number * REQUESTS + i;
            var operation = operations.get(turn % operations.size());
            var call = world.call(operation, random.nextInt(3) == 0)
                    .orElseThrow(() -> new AssertionError("Nobody has anything for " + operation));
            if (turn / operations.size() % 2 == 0) {
                var reply = known(good, operation, keyed(operation, call, random));
                assertThat(reply.status() == 400)
                        .as("%s is as documented, and was answered %s", call, reply)
                        .isFalse();
            } else {
                var tried = mutations.of(operation, call);
                var reply = known(bad, operation, keyed(operation, tried.call(), random));
                assertThat(tried.mustBeRefused() && !List.of(400, 429).contains(reply.status()))
                        .as("%s is not as documented, and was answered %s", tried.call(), reply)
                        .isFalse();
            }
        }
    }

    /** So that a retry is the same command. */
    private static Call keyed(Operation operation, Call call, Random random) {
        return operation.takesKey() && !call.headers().containsKey("Idempotency-Key")
                ? call.with("Idempotency-Key", "fuzz-" + Long.toHexString(random.nextLong()))
                : call;
    }

    /** Each answer is counted. A 503 says that a retry resolves it: so it must. */
    private static Reply known(Map<String, Map<Integer, Integer>> counts, Operation operation, Call call) {
        var reply = call.send();
        count(counts, operation, reply);
        if (reply.status() != 503) {
            return reply;
        }
        var resolved = call.settle();
        count(counts, operation, resolved);
        return resolved;
    }

    private static void count(Map<String, Map<Integer, Integer>> counts, Operation operation, Reply reply) {
        counts.computeIfAbsent(operation.toString(), any -> new ConcurrentSkipListMap<>())
                .merge(reply.status(), 1, Integer::sum);
    }

    private String report() {
        var lines = good.entrySet().stream()
                .map(entry -> "  %-60s good %s, bad %s"
                        .formatted(entry.getKey(), entry.getValue(), bad.getOrDefault(entry.getKey(), Map.of())))
                .collect(Collectors.joining("\n"));
        return "Seed %d: %d people; of %d good requests %.0f %% were carried out, of %d bad ones %.0f %% refused%n%s"
                .formatted(
                        seed,
                        people.get(),
                        sum(good, 0, 600),
                        100 * share(good, 200, 300),
                        sum(bad, 0, 600),
                        100 * share(bad, 400, 500),
                        lines);
    }

    private static double share(Map<String, Map<Integer, Integer>> counts, int from, int to) {
        return (double) sum(counts, from, to) / Math.max(1, sum(counts, 0, 600));
    }

    private static int sum(Map<String, Map<Integer, Integer>> counts, int from, int to) {
        return counts.values().stream()
                .flatMap(some -> some.entrySet().stream())
                .filter(some -> some.getKey() >= from && some.getKey() < to)
                .mapToInt(Map.Entry::getValue)
                .sum();
    }
}
