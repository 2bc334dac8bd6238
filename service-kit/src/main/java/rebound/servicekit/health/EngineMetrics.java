package rebound.servicekit.health;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import rebound.eventlog.EventLogMetrics;

/**
 * The engine's reports as meters named {@code rebound_…}. What an owner does with a batch is timed by what work it is, what is a
 * state has the partition; no tag ever tells of a person.
 *
 * <p>Called by the owners' threads. Gauges of a partition vanish when it is let go.
 */
@ApplicationScoped
public class EngineMetrics implements EventLogMetrics {

    private static final List<String> PHASES =
            List.of("FENCING", "REPLAYING", "ACTIVE", "OPENING", "REBUILDING", "REBUILT");

    /** From what a lone command takes to what a request waits at most. */
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(20),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5)
    };

    private final MeterRegistry registry;
    private final Timer queueTime;
    private final Map<Work, Timer> decideTime;
    private final Map<Work, Timer> commitTime;
    private final Map<Work, Timer> applyTime;
    private final Timer replyTime;
    private final DistributionSummary batchSize;
    private final Counter committedRecords;
    private final Counter appliedDocuments;
    private final Map<Integer, Partition> partitions = new ConcurrentHashMap<>();

    @Inject
    public EngineMetrics(MeterRegistry registry) {
        this.registry = registry;
        queueTime = timer("rebound.queue.time", "From the append of a command to the start of its batch");
        decideTime = timerOfEach("rebound.decide.time", "Loading the states of a batch and deciding it");
        commitTime = timerOfEach("rebound.commit.time", "The transaction of a batch");
        applyTime = timerOfEach("rebound.apply.time", "Writing the documents of a batch");
        replyTime = timer("rebound.reply.time", "From the sending of a command to its answer at the request");
        batchSize = DistributionSummary.builder("rebound.batch.size")
                .description("Inputs that were decided together")
                .serviceLevelObjectives(1, 2, 5, 10, 20, 50, 100, 200, 500)
                .register(registry);
        committedRecords = Counter.builder("rebound.committed.records")
                .description("Records in committed transactions")
                .register(registry);
        appliedDocuments = Counter.builder("rebound.applied.documents")
                .description("Documents written after commits")
                .register(registry);
    }

    @Override
    public void queued(int partition, long nanos) {
        queueTime.record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void decided(int partition, Work work, int inputs, long nanos) {
        batchSize.record(inputs);
        of(decideTime, work).record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void committed(int partition, Work work, int records, long nanos) {
        committedRecords.increment(records);
        of(commitTime, work).record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void applied(int partition, Work work, int documents, long nanos) {
        appliedDocuments.increment(documents);
        of(applyTime, work).record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void replied(int partition, long nanos) {
        replyTime.record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void phase(int partition, String phase) {
        if (PHASES.contains(phase)) {
            partition(partition).phase = phase;
        } else {
            var left = partitions.remove(partition);
            if (left != null) {
                left.gauges.forEach(registry::remove);
            }
        }
    }

    @Override
    public void recovered(int partition, String cause) {
        registry.counter("rebound.recoveries", "cause", cause).increment();
    }

    @Override
    public void replayed(int partition, long done, long of) {
        var gauges = partition(partition);
        gauges.replayed = done;
        gauges.toReplay = of;
    }

    @Override
    public void deadLetter(int partition, String reason) {
        registry.counter("rebound.dead.letters", "reason", reason).increment();
    }

    @Override
    public void lag(int partition, long commands) {
        partition(partition).lag = commands;
    }

    @Override
    public void policyLag(int partition, String foreign, long offsets) {
        // Measured in the background: the partition may have been let go meanwhile, or just now.
        partitions.computeIfPresent(partition, (number, owned) -> {
            owned.policyLag(foreign).set(offsets);
            return owned;
        });
    }

    private Partition partition(int number) {
        return partitions.computeIfAbsent(number, Partition::new);
    }

    private Map<Work, Timer> timerOfEach(String name, String description) {
        var timers = new EnumMap<Work, Timer>(Work.class);
        for (var work : Work.values()) {
            timers.put(work, timer(name, description, "work", work.name().toLowerCase(Locale.ROOT)));
        }
        return timers;
    }

    private static Timer of(Map<Work, Timer> timers, Work work) {
        return Objects.requireNonNull(timers.get(work));
    }

    private Timer timer(String name, String description, String... tags) {
        return Timer.builder(name)
                .description(description)
                .tags(tags)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    /** The state of one partition that this instance owns, with the gauges that show it. */
    private final class Partition {

        private volatile String phase = "";
        private volatile long replayed;
        private volatile long toReplay;
        private volatile long lag;
        private final Map<String, AtomicLong> policyLags = new ConcurrentHashMap<>();
        private final Tags tags;
        private final List<Meter> gauges;

        Partition(int number) {
            tags = Tags.of("partition", Integer.toString(number));
            var perPhase = PHASES.stream()
                    .<Meter>map(name -> Gauge.builder("rebound.phase", this, of -> of.phase.equals(name) ? 1 : 0)
                            .description("1 for the phase that the partition is in")
                            .tags(tags.and("phase", name))
                            .register(registry));
            var others = List.<Meter>of(
                    Gauge.builder("rebound.replay.done", this, of -> of.replayed)
                            .description("Records that the replay has read")
                            .tags(tags)
                            .register(registry),
                    Gauge.builder("rebound.replay.total", this, of -> of.toReplay)
                            .description("Records that the replay has to read")
                            .tags(tags)
                            .register(registry),
                    Gauge.builder("rebound.lag", this, of -> of.lag)
                            .description("Commands that are appended and not decided")
                            .tags(tags)
                            .register(registry));
            gauges = new CopyOnWriteArrayList<>(
                    Stream.concat(perPhase, others.stream()).toList());
        }

        AtomicLong policyLag(String foreign) {
            return policyLags.computeIfAbsent(foreign, first -> {
                var lag = new AtomicLong();
                gauges.add(Gauge.builder("rebound.policy.lag", lag, AtomicLong::get)
                        .description("Offsets of a service's events that policies have not read, hidden ones included")
                        .tags(tags.and("of", foreign))
                        .register(registry));
                return lag;
            });
        }
    }
}
