package rebound.bench.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import rebound.bench.faults.Checkpoints.Checkpoint;
import rebound.bench.faults.agent.FailPoint;
import rebound.local.LocalStack;

/**
 * F13: the next version of a view of journal-service is built beside those that serve and write, by an instance of the next
 * release that only rebuilds; it is killed halfway, and started again. Until that is done, everybody reads the former version as
 * if nothing were going on. Then comes an ordinary rolling upgrade, which has only a short rest to replay.
 */
final class RebuiltBesideOwners implements Scenario {

    private static final String SERVICE = "journal";
    private static final String RELEASE = "1-the-next-timeline-is-written";
    private static final String STATES = "states_v1";
    private static final String NEXT = "timeline_v2";
    private static final Map<String, String> REBUILDS = Map.of("rebound.rebuild", "true");

    /** So many offsets are several times what a rebuild applies at once. */
    private static final long A_PAST = 400;

    /** Enough for some in each partition, most likely. */
    private static final int READERS = 8;

    private static final int SOME_READS = 100;
    private static final Duration BETWEEN_READS = Duration.ofMillis(200);

    private static final Pattern REPLAYED = Pattern.compile("Partition \\d+ of journal: replayed (\\S+) records");

    @Override
    public String name() {
        return "F13";
    }

    @Override
    public String title() {
        return "a new version of a view is built beside those that serve, killed halfway";
    }

    @Override
    public Cluster cluster(Path folder) {
        return Cluster.start(LocalStack.start(folder), Map.of(SERVICE, 2, "plan", 1, "reminder", 1));
    }

    @Override
    public void inject(Trial trial) {
        var stack = trial.cluster().stack();
        var next = Release.build(SERVICE, RELEASE, stack.dataFolder().resolve("releases/" + RELEASE));
        var reader = trial.workload().somebodyElse(trial.random().split());
        try (var checkpoints = new Checkpoints(stack, SERVICE)) {
            Waiting.whileItMoves(
                    "every partition has a past",
                    () -> checkpoints.offsets(STATES),
                    () -> smallest(checkpoints.offsets(STATES)) >= A_PAST);
            buildBesideThem(trial, next, checkpoints);
            upgrade(trial, next, smallest(checkpoints.offsets(NEXT)), reader);
            Trial.require(
                    checkpoints.of(NEXT).values().stream().allMatch(Checkpoint::complete),
                    "No owner has said that " + NEXT + " may be read");
        }
    }

    private static void buildBesideThem(Trial trial, Path next, Checkpoints checkpoints) {
        var unreadable = trial.workload().unreadable();
        try (var reads = new Reads(trial)) {
            var left = killedHalfway(trial, next, checkpoints);
            toTheEnd(trial, next, left, checkpoints);
            reads.awaitSome();
        }
        Trial.require(
                trial.workload().unreadable() == unreadable,
                "Reads were answered with 503 " + (trial.workload().unreadable() - unreadable)
                        + " times while the next version was built");
    }

    /** Returns how far it was when it was killed. */
    private static Map<Integer, Long> killedHalfway(Trial trial, Path next, Checkpoints checkpoints) {
        var rebuild = trial.cluster().startAside(SERVICE, next, REBUILDS);
        rebuild.failPoints().stop(FailPoint.MID_REBUILD, 0);
        Waiting.until(
                rebuild + " has applied some of it", () -> rebuild.failPoints().reached() != null);
        trial.workload().awaitFlow();
        rebuild.process().kill();
        var left = checkpoints.offsets(NEXT);
        var states = checkpoints.offsets(STATES);
        Trial.require(
                left.entrySet().stream()
                        .anyMatch(entry ->
                                entry.getValue() > 0 && entry.getValue() < states.getOrDefault(entry.getKey(), 0L)),
                "It was not halfway anywhere: " + left + " of " + states);
        trial.injected("kill -9 of a rebuild halfway");
        trial.note("it had come to " + left + " of " + states);
        requireNothingSaid(checkpoints);
        trial.workload().awaitFlow();
        return left;
    }

    private static void toTheEnd(Trial trial, Path next, Map<Integer, Long> left, Checkpoints checkpoints) {
        var goal = checkpoints.offsets(STATES);
        var started = Instant.now();
        var rebuild = trial.cluster().startAside(SERVICE, next, REBUILDS);
        Waiting.whileItMoves(rebuild + " ends by itself", () -> checkpoints.offsets(NEXT), () -> !rebuild.isAlive());
        Trial.require(
                rebuild.process().exitStatus() == 0,
                rebuild + " ended with status " + rebuild.process().exitStatus() + "; see "
                        + rebuild.process().log());
        trial.recovered("the rebuild is at its end, from its second start,", Duration.between(started, Instant.now()));
        left.forEach((partition, offset) -> Trial.require(
                rebuild.logged("Partition " + partition + " of " + SERVICE + ": builds " + NEXT + " from offset "
                                + offset + " to ")
                        > 0,
                rebuild + " did not go on from offset " + offset + " of partition " + partition));
        var built = checkpoints.offsets(NEXT);
        goal.forEach((partition, offset) -> Trial.require(
                built.getOrDefault(partition, 0L) >= offset,
                NEXT + " is at " + built + ", and the states were at " + goal + " before"));
        requireNothingSaid(checkpoints);
    }

    /** Nobody may read what nobody keeps. */
    private static void requireNothingSaid(Checkpoints checkpoints) {
        Trial.require(
                checkpoints.of(NEXT).values().stream().noneMatch(Checkpoint::complete),
                "It was said that " + NEXT + " may be read, although no owner writes it");
    }

    /** @param built so many offsets of each partition, or more, need not be replayed */
    private static void upgrade(Trial trial, Path next, long built, Somebody reader) {
        for (var old : List.copyOf(trial.cluster().living(SERVICE))) {
            trial.cluster().deploy(SERVICE, next);
            var upgraded = RollingUpgrade.join(trial, RELEASE, reader);
            var rest = replayed(upgraded);
            trial.note(upgraded + " replayed " + rest + " records; built were " + built + " offsets or more");
            Trial.require(
                    !rest.isEmpty() && rest.stream().allMatch(records -> records < built),
                    upgraded + " replayed " + rest + " records although " + built + " offsets were built");
            RollingUpgrade.leave(trial, old);
        }
    }

    private static long smallest(Map<Integer, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).min().orElse(0);
    }

    /** How many records an instance replayed, each time it took a partition over. */
    private static List<Long> replayed(Instance instance) {
        var replayed = new ArrayList<Long>();
        for (var line : instance.logLines("of " + SERVICE + ": replayed")) {
            var found = REPLAYED.matcher(line);
            if (found.find()) {
                replayed.add(Long.valueOf(found.group(1).replaceAll("\\D", "")));
            }
        }
        return replayed;
    }

    /** People who look at their timelines all the time, at every instance. */
    private static final class Reads implements AutoCloseable {

        private final Cluster cluster;
        private final AtomicLong answered = new AtomicLong();
        private final Queue<String> refused = new ConcurrentLinkedQueue<>();
        private final List<Thread> threads = new ArrayList<>();
        private volatile boolean stopping;

        Reads(Trial trial) {
            this.cluster = trial.cluster();
            var people = IntStream.range(0, READERS)
                    .mapToObj(n -> trial.workload().somebodyElse(trial.random().split()))
                    .toList();
            people.forEach(Somebody::makeSome);
            people.forEach(somebody -> threads.add(Thread.ofVirtual().start(() -> read(somebody))));
        }

        private void read(Somebody somebody) {
            while (!stopping) {
                for (var instance : cluster.living(SERVICE)) {
                    var missing = somebody.missingOnTimeline(instance);
                    if (missing == null || !missing.isEmpty()) {
                        refused.add(somebody.name() + " at " + instance + ": "
                                + (missing == null ? "no timeline" : missing + " missing"));
                    } else {
                        answered.incrementAndGet();
                    }
                }
                Waiting.pause(BETWEEN_READS);
            }
        }

        void awaitSome() {
            Waiting.until(SOME_READS + " timelines are read", () -> answered.get() >= SOME_READS);
            Trial.require(
                    refused.isEmpty(),
                    "The former version was not served throughout, " + refused.size() + " times; first "
                            + refused.peek());
        }

        @Override
        public void close() {
            stopping = true;
            for (var thread : threads) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }
}
