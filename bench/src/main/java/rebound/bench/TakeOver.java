package rebound.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import rebound.local.LocalStack;
import rebound.local.Patience;
import rebound.local.ServiceProcess;

/**
 * P6: from the {@code kill -9} of one of two instances to the first answer on its partitions, on the slowest of them, against
 * the session time-out, after which Kafka's group takes them away from who is gone. Somebody on each of these partitions writes
 * at that moment, through the other instance, and tries again with the same key until it is done.
 */
final class TakeOver implements Benchmark {

    /** {@code session.timeout.ms} of the owners' group. */
    private static final Duration SESSION = Duration.ofSeconds(6);

    private static final Goal GOAL = Goal.atMost(1.5);
    private static final Duration STALL = Duration.ofSeconds(60);

    /** So many people that some are on each partition. */
    private static final int PROBES = 64;

    /** A prime, so that whoever asks asks for another minute than the last time, unless the people are a multiple of it. */
    private static final long MINUTES = 719;

    /** One event and nothing else, of something of which each person has one: a long log, and not more documents. */
    private static final Side.Command CHANGE_OF_START_OF_DAY =
            new Side.Command("PATCH", "/journal/v1/me", TakeOver::anotherStartOfDay, 200, Side.Known.BY_KEY);

    private static final String CHANGED = "rebound.journal.me-changed.v1";

    private static final int PENDING = 202;
    private static final int UNAVAILABLE = 503;

    @Override
    public String name() {
        return "p6";
    }

    @Override
    public String measures() {
        return "kill -9 of an owner to the first answer on its partitions ÷ session time-out";
    }

    @Override
    public Outcome run(Settings settings, Progress progress) {
        var outcome = new Outcome();
        try (var journal = Journal.start(settings, progress)) {
            var pair = new Instances(journal, outcome);
            for (var events : sizes(settings)) {
                progress.line("%,d events in the log", events);
                pair.fill(events, settings.connections());
                var seconds = new ArrayList<Double>();
                for (var n = 1; n <= settings.pairs(); n++) {
                    seconds.add(pair.killOne());
                    progress.line(
                            "kill %d of %d: answered after %s s", n, settings.pairs(), Figure.of(seconds.getLast()));
                }
                outcome.ratio(Ratio.toConstant(
                        "kill -9 to first answer, %,d events ÷ session time-out".formatted(events),
                        "s",
                        GOAL,
                        seconds,
                        SESSION.toSeconds()));
            }
            outcome.note(
                    "the log is filled with changes of what each of so many people has one of: %d", settings.people());
            outcome.note(
                    "besides, each of %d people had written one entry, and an entry was written with each kill",
                    PROBES);
            if (!settings.quick()) {
                pair.examineFilling();
            }
            journal.check(outcome);
        }
        return outcome;
    }

    /** Never midnight, at which a day starts if nobody says anything. */
    static String anotherStartOfDay(long number) {
        var minute = 1 + number % MINUTES;
        return "{\"startOfDay\":\"%02d:%02d\"}".formatted(minute / 60, minute % 60);
    }

    private static List<Integer> sizes(Settings settings) {
        if (settings.quick()) {
            return List.of(0);
        }
        return settings.large() ? List.of(0, 10_000, 1_000_000) : List.of(0, 10_000);
    }

    /** The two that share the partitions. */
    private static final class Instances {

        private final Journal journal;
        private final Outcome outcome;
        private final Side fill;
        private final Map<Integer, Integer> somebodyOn;
        private ServiceProcess first;
        private ServiceProcess second;

        Instances(Journal journal, Outcome outcome) {
            this.journal = journal;
            this.outcome = outcome;
            this.fill = journal.side().asking(CHANGE_OF_START_OF_DAY);
            this.first = journal.service();
            this.second = journal.startInstance();
            this.somebodyOn = somebodyOnEachPartition();
        }

        /** A person of each partition, found as anybody would: they write something, and the log says where it is. */
        private Map<Integer, Integer> somebodyOnEachPartition() {
            var side = journal.side();
            var people = new HashMap<String, Integer>();
            for (var person = 0; person < Math.min(PROBES, journal.tokens().size()); person++) {
                people.put(write(side, person), person);
            }
            var found = new TreeMap<Integer, Integer>();
            CommittedRecords.forEach(journal.stack().bootstrapServers(), Journal.EVENTS, event -> {
                var person = people.get(Journal.entryOf(event));
                if (person != null) {
                    found.put(event.partition(), person);
                }
            });
            if (found.size() != LocalStack.PARTITIONS) {
                throw new IllegalStateException("There is nobody on some partitions: " + found);
            }
            return found;
        }

        void fill(int events, int connections) {
            if (events > 0) {
                awaitShared();
                var load = ClosedLoop.runUntil(fill.at(first.port()), connections, events);
                load.failures().forEach((what, times) -> outcome.fault("while the log was filled: " + what, times));
                journal.awaitReactions();
            }
        }

        /** Every change that was answered is in the log, once: each says another time, so that none is a repetition. */
        void examineFilling() {
            var changes = new AtomicLong();
            CommittedRecords.forEach(journal.stack().bootstrapServers(), Journal.EVENTS, event -> {
                if (CHANGED.equals(CommittedRecords.header(event, "ce_type"))) {
                    changes.incrementAndGet();
                }
            });
            var answered = fill.acknowledged().size();
            outcome.examined("changes that filled the log", answered);
            outcome.fault("a change that was answered is not in the log, or twice", Math.abs(changes.get() - answered));
        }

        /** Kills the one, which is the other next time, and starts another in its place. */
        double killOne() {
            awaitShared();
            var lost = PartitionPhases.of(second).active();
            var side = journal.side().at(first.port());
            var answered = new ConcurrentHashMap<Integer, Long>();
            var killed = System.nanoTime();
            second.kill();
            Threads.join(lost.stream()
                    .map(partition -> Thread.ofVirtual().start(() -> {
                        write(side, somebodyOn.get(partition));
                        answered.put(partition, System.nanoTime());
                    }))
                    .toList());
            if (!answered.keySet().equals(lost)) {
                throw new IllegalStateException("Only partitions " + answered.keySet() + " of " + lost + " answered");
            }
            second = first;
            first = journal.startInstance();
            // The order of the two does not matter to who owns what, so that now the one, now the other is killed.
            return answered.values().stream().mapToLong(at -> at - killed).max().orElseThrow() / 1e9;
        }

        private void awaitShared() {
            var patience = new Patience(STALL);
            while (true) {
                var ofFirst = PartitionPhases.of(first).active();
                var ofSecond = PartitionPhases.of(second).active();
                Set<Integer> all = new HashSet<>(ofFirst);
                all.addAll(ofSecond);
                if (!ofFirst.isEmpty()
                        && !ofSecond.isEmpty()
                        && ofFirst.size() + ofSecond.size() == LocalStack.PARTITIONS
                        && all.size() == LocalStack.PARTITIONS
                        && first.isReady()) {
                    return;
                }
                if (!patience.pause(List.of(ofFirst, ofSecond))) {
                    throw new IllegalStateException(
                            "The instances do not share the partitions: " + ofFirst + " and " + ofSecond);
                }
            }
        }

        /** Writes until it is done, always with the same key, and returns the id of what was written. */
        private static String write(Side side, int person) {
            var request = side.nextRequestOf(person);
            var patience = new Patience(STALL);
            var tries = 0;
            while (patience.pause(0)) {
                tries++;
                try (var connection = new KeepAliveConnection(side.port())) {
                    var status = connection.exchange(request.bytes());
                    if (side.isDone(request, status, connection)) {
                        return side.idOf(request, connection);
                    }
                    if (status != PENDING && status != UNAVAILABLE) {
                        throw new IllegalStateException("A write was answered " + status + " " + connection.body());
                    }
                } catch (IOException e) {
                    // Tried again, as an app would.
                }
            }
            throw new IllegalStateException("A write was not done after %d tries".formatted(tries));
        }
    }
}
