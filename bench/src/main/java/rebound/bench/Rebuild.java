package rebound.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import rebound.local.LocalStack;
import rebound.local.Patience;

/**
 * P5: how many events per second journal-service replays into an empty database, against a consumer with {@code read_committed}
 * that reads the same log and does nothing with it.
 *
 * <p>The database is dropped under the running service, which finds out and rebuilds it: so the start of a JVM is not measured,
 * and a JVM that has done it once before is. By the service's own health: from the moment at which the first partition began to
 * replay to that at which the last one was complete.
 */
final class Rebuild implements Benchmark {

    private static final Goal GOAL = Goal.atLeast(0.5);
    private static final List<String> REPLAYED = List.of(Journal.EVENTS, "rebound.journal.answers", Journal.KEYS);
    private static final Duration STALL = Duration.ofSeconds(60);

    /** Entries whose documents a replay writes at once, of the records that it reads at once. */
    private static final int AT_ONCE = 500;

    /**
     * Events per second.
     *
     * @param ofEvents where only the events are read
     * @param ofAll where the other logs that a rebuild needs are read too
     */
    private record Speed(double ofEvents, double ofAll) {}

    @Override
    public String name() {
        return "p5";
    }

    @Override
    public String measures() {
        return "events/s of a projection's rebuild ÷ a bare read_committed consumer";
    }

    @Override
    public Outcome run(Settings settings, Progress progress) {
        var outcome = new Outcome();
        try (var journal = Journal.start(settings, progress)) {
            progress.line("writing %,d entries of %,d people", settings.events(), settings.people());
            var filled = ClosedLoop.runUntil(journal.side(), settings.connections(), settings.events());
            filled.failures().forEach((what, times) -> outcome.fault("journal-service: " + what, times));
            journal.awaitReactions();
            var events = journal.countEvents();
            var contents = Contents.of(journal.stack(), Journal.SERVICE);
            outcome.note(
                    "%,d events; rebuilt are %,d documents: %s",
                    events, contents.documents(), contents.collections().keySet());

            // Once without a clock: neither side is measured before its code is compiled.
            rebuild(journal, events);
            read(journal, events);
            var spent = new Spent(journal.processes());
            var pairs = Pair.alternate(
                    settings.pairs(),
                    () -> {
                        var speed = spent.during(() -> rebuild(journal, events), rebuilt -> events);
                        outcome.examined("documents rebuilt", contents.documents());
                        outcome.fault(
                                "a rebuild that left other documents",
                                Contents.of(journal.stack(), Journal.SERVICE).equals(contents) ? 0 : 1);
                        return speed;
                    },
                    () -> read(journal, events),
                    (n, pair) -> progress.line(
                            "pair %d of %d: rebuilt %s events/s, read %s/s",
                            n,
                            settings.pairs(),
                            Figure.of(pair.measured().ofEvents()),
                            Figure.of(pair.comparedWith().ofEvents())));
            if (settings.profile()) {
                progress.line("where journal-service spends its time");
                journal.profile(() -> rebuild(journal, events)).tell(outcome, "an event", events);
            }
            outcome.ratio(Ratio.of("events/s rebuilt ÷ read, the events alone", "/s", GOAL, pairs, Speed::ofEvents));
            outcome.ratio(Ratio.of(
                    "events/s rebuilt ÷ read, with answers and keys, as a rebuild does",
                    "/s",
                    null,
                    pairs,
                    Speed::ofAll));
            outcome.note("processor time of an event: %s", spent);
            tellWhatCannotBeSaved(journal, events, settings, outcome);
            journal.check(outcome);
        }
        return outcome;
    }

    private static void tellWhatCannotBeSaved(Journal journal, long events, Settings settings, Outcome outcome) {
        var bound = LowerBound.ofBatches(journal, settings.measurement(), AT_ONCE);
        var eventsOfEach = (double) events / journal.side().acknowledged().size();
        outcome.note("of the documents alone, those of %d entries at once: %s an entry", AT_ONCE, bound.documents());
        outcome.note("of JSON, sealing and opening alone: %s an entry", bound.encoding());
        outcome.note("of polling an event, and its headers as text: %s an event", bound.reading());
        outcome.note("of each entry there are %.1f events", eventsOfEach);
    }

    private static Speed rebuild(Journal journal, long events) {
        var dropped = Instant.now();
        Databases.drop(journal.stack(), List.of(journal.stack().mongoDatabase(Journal.SERVICE)));
        var began = new HashMap<Integer, Instant>();
        var patience = new Patience(STALL);
        while (true) {
            var phases = PartitionPhases.of(journal.service()).phases();
            phases.forEach((partition, phase) -> {
                if (phase.name().equals("REPLAYING")) {
                    began.putIfAbsent(partition, phase.since());
                }
            });
            if (isRebuilt(phases, dropped)) {
                var end = phases.values().stream()
                        .map(PartitionPhases.Phase::since)
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
                var start = began.values().stream()
                        .min(Comparator.naturalOrder())
                        .orElseThrow(() -> new IllegalStateException("The rebuild was too short to be seen"));
                var perSecond = events / (Duration.between(start, end).toNanos() / 1e9);
                return new Speed(perSecond, perSecond);
            }
            if (!patience.pause(phases)) {
                throw new IllegalStateException("The rebuild does not end: " + phases);
            }
        }
    }

    private static boolean isRebuilt(Map<Integer, PartitionPhases.Phase> phases, Instant dropped) {
        return phases.size() == LocalStack.PARTITIONS
                && phases.values().stream()
                        .allMatch(phase -> phase.isActive() && phase.since().isAfter(dropped));
    }

    private static Speed read(Journal journal, long events) {
        return new Speed(
                events / secondsToRead(journal, List.of(Journal.EVENTS)), events / secondsToRead(journal, REPLAYED));
    }

    /** From the first poll to the end of all partitions. */
    private static double secondsToRead(Journal journal, List<String> topics) {
        try (var consumer = CommittedRecords.consumer(journal.stack().bootstrapServers())) {
            var partitions = topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var start = System.nanoTime();
            while (!partitions.stream().allMatch(on -> consumer.position(on) >= ends.get(on))) {
                consumer.poll(Duration.ofMillis(100));
                if (System.nanoTime() - start > STALL.multipliedBy(10).toNanos()) {
                    throw new IllegalStateException(topics + " cannot be read to their ends");
                }
            }
            return (System.nanoTime() - start) / 1e9;
        }
    }
}
