package rebound.bench.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rebound.bench.checker.Canaries;
import rebound.bench.checker.ClientRecord;
import rebound.bench.checker.ClientWrite;

/**
 * Many people who use all three services at once, each through an app that does one thing after the other and tries again,
 * with the same key, until it knows. What they do follows from the seed and from what they are answered. Thread-safe.
 */
final class Workload {

    /** How many write at once. Nobody comes near their rate limit, which is a production one. */
    private static final int PEOPLE = 60;

    /** As few as show something. */
    private static final int FEW_PEOPLE = 24;

    /** Between two things that somebody does, on average: more are more than two cores have time for while instances start. */
    private static final Duration PACE = Duration.ofSeconds(2);

    /** Of few people. */
    private static final Duration FAST_PACE = Duration.ofSeconds(1);

    /** So many writes of a service in a row say that it serves. */
    private static final int SOME = 5;

    private final Cluster cluster;
    private final ClientRecord record = new ClientRecord();
    private final List<Somebody> people;
    private final List<Thread> threads = new ArrayList<>();
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private final Map<String, AtomicInteger> underWay = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> settled = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> outcomes = new ConcurrentHashMap<>();
    private final AtomicLong reads = new AtomicLong();
    private final AtomicLong repeats = new AtomicLong();
    private final AtomicLong unreadable = new AtomicLong();
    private final AtomicInteger guests = new AtomicInteger();
    private final Queue<Somebody> others = new ConcurrentLinkedQueue<>();
    private volatile boolean stopping;

    /** @param brief whether it is as small as shows something */
    Workload(Cluster cluster, long seed, boolean brief) {
        this(cluster, seed, brief ? FEW_PEOPLE : PEOPLE, brief ? FAST_PACE : PACE);
    }

    /** Of nobody, for guests. */
    Workload(Cluster cluster, long seed) {
        this(cluster, seed, 0, PACE);
    }

    private Workload(Cluster cluster, long seed, int count, Duration pace) {
        this.cluster = cluster;
        Cluster.SERVICES.forEach(service -> {
            underWay.put(service, new AtomicInteger());
            settled.put(service, new AtomicLong());
        });
        var seeds = new SplittableRandom(seed);
        this.people = IntStream.range(0, count)
                .mapToObj(n -> new Somebody(this, "person-" + Long.toHexString(seed) + "-" + n, pace, seeds.split()))
                .toList();
        people.parallelStream()
                .forEach(somebody -> somebody.token(cluster.stack().token(somebody.name())));
    }

    void start() {
        people.forEach(somebody -> threads.add(Thread.ofVirtual()
                .name(somebody.name())
                .uncaughtExceptionHandler((thread, e) -> complain(thread.getName() + " stopped: " + e))
                .start(somebody)));
    }

    /** Nobody begins anything any more; returns when everybody knows the outcome of what they have begun. */
    void stop() throws InterruptedException {
        stopping = true;
        for (var thread : threads) {
            thread.join();
        }
    }

    Cluster cluster() {
        return cluster;
    }

    ClientRecord record() {
        return record;
    }

    Canaries canaries() {
        return new Canaries(Stream.concat(people.stream(), others.stream())
                .map(Somebody::canary)
                .toList());
    }

    /** Writes that a service has been sent and whose outcome is not known, waiting ones included. */
    int underWay(String service) {
        return count(underWay, service).get();
    }

    /** Writes whose outcome is known. */
    long settled(String service) {
        return settledOf(service).get();
    }

    /** Waits until each service has settled some more writes. */
    Duration awaitFlow() {
        return awaitFlow(Cluster.SERVICES);
    }

    Duration awaitFlow(List<String> services) {
        var before = new HashMap<String, Long>();
        services.forEach(service -> before.put(service, settled(service)));
        return Waiting.until("writes to " + services + " are settled", () -> before.entrySet().stream()
                .allMatch(entry -> settled(entry.getKey()) >= entry.getValue() + SOME));
    }

    /** Two commands for the same things, with something in between. */
    static final class TwoCommands {
        private final CountDownLatch first = new CountDownLatch(1);
        private final Thread thread;

        private TwoCommands(Somebody somebody, CountDownLatch between) {
            this.thread = Thread.ofVirtual().start(() -> somebody.doTwice(first::countDown, between));
        }

        void awaitFirst() throws InterruptedException {
            first.await();
        }

        void awaitSecond() throws InterruptedException {
            thread.join();
        }
    }

    /** Lets somebody else make things, and change them once the latch is open. */
    TwoCommands twoCommands(SplittableRandom random, CountDownLatch between) {
        return new TwoCommands(somebodyElse(random), between);
    }

    /** Somebody who does nothing by themselves. */
    Somebody somebodyElse(SplittableRandom random) {
        var somebody = new Somebody(this, "guest-" + guests.incrementAndGet(), Duration.ZERO, random);
        somebody.token(cluster.stack().token(somebody.name()));
        others.add(somebody);
        return somebody;
    }

    /** How often there was an answer of that status. */
    long answered(int status) {
        var times = outcomes.get(Integer.toString(status));
        return times == null ? 0 : times.get();
    }

    /** How often a read was answered with: not now. */
    long unreadable() {
        return unreadable.get();
    }

    void couldNotRead() {
        unreadable.incrementAndGet();
    }

    /** What should not have been answered; empty in a good run. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** A few lines on what people did and were answered. */
    String summary() {
        var writes = record.writes();
        var commands = new HashMap<String, Instant>();
        var longest = Duration.ZERO;
        for (var write : writes) {
            var first = commands.merge(
                    write.service() + write.person() + write.idempotencyKey(),
                    write.sent(),
                    (one, other) -> one.isBefore(other) ? one : other);
            if (!write.unknown()) {
                var took = Duration.between(first, write.answered());
                longest = took.compareTo(longest) > 0 ? took : longest;
            }
        }
        return "%,d commands of %d people in %,d requests (%s); %,d repeated afterwards, %,d reads; longest until known %.1f s"
                .formatted(
                        commands.size(),
                        people.size(),
                        writes.size(),
                        new TreeMap<>(outcomes),
                        repeats.get(),
                        reads.get(),
                        longest.toMillis() / 1000.0);
    }

    boolean isStopping() {
        return stopping;
    }

    void begun(String service) {
        count(underWay, service).incrementAndGet();
    }

    void settledOne(String service) {
        count(underWay, service).decrementAndGet();
        settledOf(service).incrementAndGet();
    }

    void add(ClientWrite write) {
        record.add(write);
        outcomes.computeIfAbsent(
                        write.status() == 0 ? "no answer" : Integer.toString(write.status()), key -> new AtomicLong())
                .incrementAndGet();
    }

    void read() {
        reads.incrementAndGet();
    }

    void repeated() {
        repeats.incrementAndGet();
    }

    void complain(String complaint) {
        complaints.add(complaint);
    }

    private AtomicLong settledOf(String service) {
        return Objects.requireNonNull(settled.get(service), service);
    }

    private static AtomicInteger count(Map<String, AtomicInteger> counts, String service) {
        return Objects.requireNonNull(counts.get(service), service);
    }
}
