package rebound.reminder.webhook;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.codec.EventCodec;
import rebound.eventlog.log.Incoming;
import rebound.eventlog.log.LogName;
import rebound.servicekit.wiring.ReboundConfig;

/**
 * Reads from the events which attempts are due, has them made, each in a thread of its own and so many at once, and commits
 * a position only when everything before it is done. The replicas share the partitions as a consumer group. What is read
 * again after a crash has either been recorded and is left out, or is made again.
 *
 * <p>Everything but {@link #done} belongs to its one thread.
 */
@Singleton
final class DueAttempts implements Runnable {

    private static final Logger LOG = Logger.getLogger(DueAttempts.class);

    private static final String GROUP = "rebound.reminder.deliveries";
    private static final String TOPIC = LogName.EVENTS.topic("reminder");

    /** How soon a place that has become free is used, and what is done is seen. */
    private static final Duration POLL = Duration.ofMillis(50);

    private static final Duration AGAIN = Duration.ofSeconds(1);

    /** A position that is committed late costs a few looks at what is done after a crash. */
    private static final long COMMIT_EVERY_NANOS = Duration.ofMillis(500).toNanos();

    private record Place(TopicPartition on, long offset) {}

    private record Waiting(Place place, DueAttempt due) {}

    private final ReboundConfig.Kafka kafka;
    private final Attempts attempts;
    private final int mostAtOnce;
    private final boolean isWanted;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Place> done = new ConcurrentLinkedQueue<>();
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private final Map<TopicPartition, NavigableSet<Long>> open = new HashMap<>();
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private final Thread thread = Thread.ofPlatform().name("deliveries").unstarted(this);
    private int running;
    private long commitAt;
    private volatile boolean closing;
    private volatile @Nullable KafkaConsumer<String, byte[]> reading;

    @Inject
    DueAttempts(ReboundConfig config, WebhooksConfig webhooks, Attempts attempts) {
        this.kafka = config.kafka();
        this.attempts = attempts;
        this.mostAtOnce = webhooks.concurrency();
        // An instance that rebuilds joins no group.
        this.isWanted = !config.rebuild();
    }

    void start(@Observes StartupEvent start) {
        if (isWanted) {
            thread.start();
        }
    }

    /** Another replica goes on; what is under way here may still be recorded. */
    void leave(@Observes ShutdownDelayInitiatedEvent leave) {
        close();
    }

    /** Before the engine is closed, with which attempts are recorded. */
    void stop(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) ShutdownEvent stop) {
        close();
        threads.shutdownNow();
    }

    private void close() {
        closing = true;
        var consumer = reading;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    @Override
    public void run() {
        while (!closing) {
            try (var consumer = consumer()) {
                reading = consumer;
                member(consumer);
            } catch (RuntimeException e) {
                LOG.warnf(
                        "Reading which attempts are due starts again after %s",
                        e.getClass().getSimpleName());
                pause();
            }
            forget();
        }
    }

    private void member(KafkaConsumer<String, byte[]> consumer) {
        consumer.subscribe(List.of(TOPIC), new Rebalance(consumer));
        while (!closing) {
            settle();
            while (running < mostAtOnce && !waiting.isEmpty()) {
                begin(waiting.remove());
            }
            if (waiting.isEmpty()) {
                consumer.resume(consumer.paused());
            } else {
                consumer.pause(consumer.assignment());
            }
            try {
                consumer.poll(POLL).forEach(this::take);
            } catch (WakeupException e) {
                break;
            }
            if (System.nanoTime() - commitAt >= 0) {
                commit(consumer, consumer.assignment());
                commitAt = System.nanoTime() + COMMIT_EVERY_NANOS;
            }
        }
        settle();
        commit(consumer, consumer.assignment());
    }

    private void take(ConsumerRecord<String, byte[]> polled) {
        var type = polled.headers().lastHeader("ce_type");
        if (type == null || !DueAttempt.TYPE.equals(new String(type.value(), StandardCharsets.UTF_8))) {
            return;
        }
        var place = new Place(new TopicPartition(polled.topic(), polled.partition()), polled.offset());
        var event = EventCodec.readForeign(
                new Incoming(polled.offset(), polled.timestamp(), polled.key(), polled.value(), polled.headers()));
        open.computeIfAbsent(place.on(), on -> new TreeSet<>()).add(place.offset());
        waiting.add(new Waiting(place, DueAttempt.of(event)));
    }

    private void begin(Waiting next) {
        running++;
        threads.execute(() -> {
            var isDone = false;
            while (!isDone) {
                try {
                    attempts.make(next.due());
                    isDone = true;
                } catch (InterruptedException e) {
                    return;
                } catch (RuntimeException e) {
                    // A bug: it stays due, and visible, instead of being lost.
                    LOG.errorf(
                            "An attempt of delivery %s starts again after %s",
                            next.due().delivery(), e.getClass());
                    if (!pause()) {
                        return;
                    }
                }
            }
            done.add(next.place());
        });
    }

    private void settle() {
        for (var place = done.poll(); place != null; place = done.poll()) {
            running--;
            var left = open.get(place.on());
            if (left != null) {
                left.remove(place.offset());
            }
        }
    }

    private void commit(KafkaConsumer<String, byte[]> consumer, Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
        for (var on : partitions) {
            var left = open.get(on);
            var position = left == null || left.isEmpty() ? consumer.position(on) : left.first();
            if (committed.getOrDefault(on, -1L) != position) {
                positions.put(on, new OffsetAndMetadata(position));
            }
        }
        if (!positions.isEmpty()) {
            try {
                consumer.commitSync(positions);
                positions.forEach((on, position) -> committed.put(on, position.offset()));
            } catch (CommitFailedException | RebalanceInProgressException e) {
                LOG.debugf("Not committed: %s", e.getClass().getSimpleName());
            }
        }
    }

    /** What is under way goes on; what is not yet, another member begins. */
    private void forget() {
        waiting.clear();
        open.clear();
        committed.clear();
    }

    private boolean pause() {
        try {
            Thread.sleep(AGAIN);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>(kafka.client());
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // A group that was forgotten looks at everything once more, and finds what was recorded.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // Until the engine has made its topics.
        settings.put(CommonClientConfigs.METADATA_MAX_AGE_CONFIG, 5_000);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** Called by the consumer while it polls. */
    private final class Rebalance implements ConsumerRebalanceListener {

        private final KafkaConsumer<String, byte[]> consumer;

        private Rebalance(KafkaConsumer<String, byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            partitions.forEach(committed::remove);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            settle();
            commit(consumer, partitions);
            onPartitionsLost(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            waiting.removeIf(next -> partitions.contains(next.place().on()));
            partitions.forEach(open::remove);
            partitions.forEach(committed::remove);
        }
    }
}
