package rebound.eventlog.kafka;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.EventLogHealth;
import rebound.eventlog.EventLogMetrics;
import rebound.eventlog.owner.Inbox;
import rebound.eventlog.owner.Input;
import rebound.eventlog.owner.Intake;
import rebound.eventlog.owner.PartitionOwner;

/**
 * The group member: one thread that polls the commands, gives every assigned partition an owner in a thread of its own,
 * and takes it away again. It never waits for an owner except while a partition is revoked.
 *
 * <p>What the owners ask for through their {@link Intake} is done between two polls.
 */
public final class CommandLoop implements AutoCloseable, Runnable {

    private static final System.Logger LOG = System.getLogger(CommandLoop.class.getName());

    private static final Duration POLL = Duration.ofMillis(100);

    /** How soon a full inbox is looked at again. */
    private static final Duration THROTTLED_POLL = Duration.ofMillis(5);

    private static final Duration PATIENCE = Duration.ofMillis(200);

    /** A batch that is being decided is finished within this, or aborted: longer than an owner's delivery time-out. */
    static final Duration LET_GO = Duration.ofSeconds(12);

    private static final Duration AGAIN = Duration.ofSeconds(1);

    /** If the thread has not polled for so long, the group believes that it is gone, and is right. */
    private static final Duration MOST_BETWEEN_POLLS = Duration.ofSeconds(45);

    /** What the owner of a partition is made of here. */
    public record Hired(PartitionOwner owner, Inbox inbox) {}

    /** Makes the owner of a partition. */
    public interface Hiring {
        Hired hire(int partition, Intake intake);
    }

    private record Running(Hired hired, Thread thread, List<ForeignTail> tails) {
        PartitionOwner owner() {
            return hired.owner();
        }

        Inbox inbox() {
            return hired.inbox();
        }
    }

    /** For whom an open partition is read, and for which of its epochs. */
    private record Open(Running running, long epoch) {}

    private final String topic;
    private final Supplier<KafkaConsumer<String, byte[]>> members;
    private final Hiring hiring;
    private final ForeignTails foreign;
    private final InstantSource clock;
    private final EventLogMetrics metrics;

    private final Map<Integer, Running> owners = new ConcurrentHashMap<>();
    private final Map<Integer, Open> open = new ConcurrentHashMap<>();
    private final Map<Integer, Instant> confirmed = new ConcurrentHashMap<>();
    private final Queue<Runnable> requests = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean closing;
    private volatile Instant polled;
    private Instant trustedFrom = Instant.MIN;
    private volatile @Nullable KafkaConsumer<String, byte[]> consumer;

    /** Starts a reader for each foreign service from which a partition is read. */
    public interface ForeignTails {
        List<ForeignTail> start(int partition, long epoch, Map<String, Long> from, Inbox inbox);
    }

    CommandLoop(
            String topic,
            Supplier<KafkaConsumer<String, byte[]>> members,
            Hiring hiring,
            ForeignTails foreign,
            InstantSource clock,
            EventLogMetrics metrics) {
        this.topic = topic;
        this.members = members;
        this.hiring = hiring;
        this.foreign = foreign;
        this.clock = clock;
        this.metrics = metrics;
        this.polled = clock.instant();
        this.thread = Thread.ofPlatform().name("commands-of-" + topic).unstarted(this);
    }

    void start() {
        thread.start();
    }

    @Override
    public void run() {
        while (!closing) {
            try {
                member();
            } catch (RuntimeException e) {
                if (!closing) {
                    LOG.log(System.Logger.Level.WARNING, "The group member of {0} starts again after {1}", topic, e);
                    pause();
                }
            }
        }
    }

    /** One membership, from joining to leaving. */
    private void member() {
        try (var joined = members.get()) {
            consumer = joined;
            joined.subscribe(List.of(topic), new Rebalance());
            while (!closing) {
                for (var request = requests.poll(); request != null; request = requests.poll()) {
                    request.run();
                }
                turn(joined);
            }
        } finally {
            consumer = null;
            lose(owners.keySet());
        }
    }

    private void turn(KafkaConsumer<String, byte[]> joined) {
        var throttled = throttle(joined);
        try {
            var records = joined.poll(throttled ? THROTTLED_POLL : POLL);
            polled();
            if (!polled.isBefore(trustedFrom)) {
                for (var on : joined.assignment()) {
                    confirmed.put(on.partition(), polled);
                }
            }
            deliver(records);
        } catch (WakeupException e) {
            polled();
        } catch (InvalidOffsetException e) {
            // The commands log is not what it was when the owner took over; it must look again where to begin.
            for (var on : e.partitions()) {
                var running = owners.get(on.partition());
                if (running != null) {
                    close(on.partition(), running);
                    running.owner().restart();
                }
            }
        }
    }

    /** A process that stood still believes what it was told before, until its heartbeats have found out. */
    private void polled() {
        var now = clock.instant();
        if (polled.plus(PartitionOwner.TWO_HEARTBEATS).isBefore(now)) {
            trustedFrom = now.plus(PartitionOwner.TWO_HEARTBEATS);
        }
        polled = now;
    }

    private void deliver(ConsumerRecords<String, byte[]> records) {
        for (var on : records.partitions()) {
            var running = owners.get(on.partition());
            var opened = open.get(on.partition());
            if (running != null && opened != null) {
                var inputs = new ArrayList<Input>();
                for (ConsumerRecord<String, byte[]> polledRecord : records.records(on)) {
                    inputs.add(new Input.Accepted(Incomings.of(polledRecord)));
                }
                running.inbox().offer(opened.epoch(), inputs);
            }
        }
    }

    /** Reads only what its owner has room for; returns whether something is held back. */
    private boolean throttle(KafkaConsumer<String, byte[]> joined) {
        var paused = joined.paused();
        var throttled = false;
        for (var on : joined.assignment()) {
            var running = owners.get(on.partition());
            var mayRead = running != null && open.containsKey(on.partition());
            if (mayRead && running.inbox().isFull()) {
                throttled = true;
                mayRead = false;
            }
            if (mayRead && paused.contains(on)) {
                joined.resume(List.of(on));
            } else if (!mayRead && !paused.contains(on)) {
                joined.pause(List.of(on));
            }
            if (running != null) {
                joined.currentLag(on).ifPresent(lag -> metrics.lag(on.partition(), lag));
            }
        }
        return throttled;
    }

    /**
     * What one owner may ask for. Nothing of it counts once another has its partition: one that was lost may come back from
     * a call that hung, long after this very process was given the partition again.
     */
    private final class Desk implements Intake {

        private volatile @Nullable Running mine;

        @Override
        public void open(int partition, long epoch, long commandsFrom, Map<String, Long> foreignFrom) {
            request(() -> {
                var running = mine;
                var member = consumer;
                var on = new TopicPartition(topic, partition);
                if (member != null
                        && running != null
                        && owners.get(partition) == running
                        && member.assignment().contains(on)) {
                    member.seek(on, commandsFrom);
                    open.put(partition, new Open(running, epoch));
                    running.tails().addAll(foreign.start(partition, epoch, foreignFrom, running.inbox()));
                }
            });
        }

        @Override
        public void close(int partition) {
            var running = mine;
            if (running != null) {
                CommandLoop.this.close(partition, running);
            }
        }

        @Override
        public Instant confirmed(int partition) {
            return confirmed.getOrDefault(partition, Instant.EPOCH);
        }
    }

    private void close(int partition, Running running) {
        open.computeIfPresent(partition, (number, opened) -> opened.running() == running ? null : opened);
        running.tails().forEach(ForeignTail::close);
        running.tails().clear();
    }

    private void request(Runnable request) {
        requests.add(request);
        var member = consumer;
        if (member != null) {
            member.wakeup();
        }
    }

    /** Every partition that this instance owns, as its owner sees it. */
    public List<EventLogHealth.Partition> owned() {
        return owners.values().stream()
                .map(running -> running.owner().health())
                .sorted(Comparator.comparingInt(EventLogHealth.Partition::partition))
                .toList();
    }

    /** What is being read for policies, of every partition that this instance owns. */
    public List<ForeignTail> tails() {
        return owners.values().stream()
                .flatMap(running -> running.tails().stream())
                .toList();
    }

    /** Why the process had better be restarted; null if it goes on by itself. */
    public @Nullable String stuck() {
        if (!closing && polled.plus(MOST_BETWEEN_POLLS).isBefore(clock.instant())) {
            return "The group member of " + topic + " has not polled since " + polled;
        }
        return owners.values().stream()
                .map(running -> running.owner().stuck())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Lets every partition go in good order and leaves the group. */
    @Override
    public void close() {
        closing = true;
        var member = consumer;
        if (member != null) {
            member.wakeup();
        }
        try {
            if (thread.isAlive()) {
                thread.join(LET_GO.plus(Clients.CALL));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void hire(int partition) {
        var desk = new Desk();
        var hired = hiring.hire(partition, desk);
        var ownerThread = Thread.ofPlatform()
                .name("owner-of-" + topic + "-" + partition)
                .unstarted(() -> {
                    boolean going;
                    do {
                        going = hired.owner().step(PATIENCE);
                    } while (going);
                });
        var running = new Running(hired, ownerThread, new CopyOnWriteArrayList<>());
        desk.mine = running;
        owners.put(partition, running);
        ownerThread.start();
    }

    /** The partitions are gone already: their owners must not commit, and nobody waits for them. */
    private void lose(Collection<Integer> partitions) {
        for (var partition : Set.copyOf(partitions)) {
            var running = owners.get(partition);
            if (running != null) {
                running.owner().lose();
                metrics.phase(partition, PartitionOwner.Phase.CLOSED.name());
            }
            remove(partition);
        }
    }

    /** The partitions are about to go: their owners finish what they are deciding, and then nobody decides any more. */
    private void revoke(Collection<Integer> partitions) {
        var leaving = new ArrayList<Running>();
        for (var partition : partitions) {
            var running = owners.get(partition);
            if (running != null) {
                running.owner().close();
                leaving.add(running);
            }
        }
        var deadline = clock.instant().plus(LET_GO);
        for (var running : leaving) {
            try {
                var left = Duration.between(clock.instant(), deadline);
                if (!running.thread().join(left.isNegative() ? Duration.ZERO : left)) {
                    running.owner().lose();
                }
            } catch (InterruptedException e) {
                running.owner().lose();
                Thread.currentThread().interrupt();
            }
        }
        partitions.forEach(this::remove);
    }

    private void remove(int partition) {
        var running = owners.remove(partition);
        if (running != null) {
            close(partition, running);
        }
        confirmed.remove(partition);
    }

    private void pause() {
        try {
            Thread.sleep(AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Rebalance implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
            for (var on : assigned) {
                var member = consumer;
                if (member != null) {
                    member.pause(List.of(on));
                    // A placeholder: without any position, and with no reset, the next poll would throw.
                    member.seek(on, 0);
                }
                hire(on.partition());
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
            revoke(partitions(revoked));
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> lost) {
            lose(partitions(lost));
        }

        private static List<Integer> partitions(Collection<TopicPartition> all) {
            return all.stream().map(TopicPartition::partition).toList();
        }
    }
}
