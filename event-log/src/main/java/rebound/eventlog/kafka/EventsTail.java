package rebound.eventlog.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.LiveTail;
import rebound.eventlog.log.LogName;

/**
 * Reads the keys of all new events of this service, from the end of the log, once somebody follows; no event is decoded.
 * One thread and one consumer, however many follow. What comes while the consumer starts again is made up for by waking
 * everybody once.
 */
final class EventsTail implements LiveTail, AutoCloseable, Runnable {

    private static final System.Logger LOG = System.getLogger(EventsTail.class.getName());

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration AGAIN = Duration.ofSeconds(1);

    /** One who follows. */
    private final class Follower implements Following {

        private final String userId;
        private final LongConsumer seen;

        private Follower(String userId, LongConsumer seen) {
            this.userId = userId;
            this.seen = seen;
        }

        @Override
        public void close() {
            followers.computeIfPresent(userId, (user, others) -> {
                others.remove(this);
                return others.isEmpty() ? null : others;
            });
        }
    }

    private final Clients clients;
    private final String topic;
    private final int partitions;
    private final Map<String, Set<Follower>> followers = new ConcurrentHashMap<>();
    private final Thread thread;
    private boolean started;
    private volatile boolean closing;
    private volatile @Nullable KafkaConsumer<String, byte[]> reading;

    EventsTail(Clients clients, String service, int partitions) {
        this.clients = clients;
        this.topic = LogName.EVENTS.topic(service);
        this.partitions = partitions;
        this.thread = Thread.ofPlatform().name("tail-of-" + topic).daemon().unstarted(this);
    }

    @Override
    public Following follow(String userId, LongConsumer seen) {
        start();
        var follower = new Follower(userId, seen);
        followers.compute(userId, (user, others) -> {
            Set<Follower> all = others == null ? ConcurrentHashMap.newKeySet() : others;
            all.add(follower);
            return all;
        });
        return follower;
    }

    private synchronized void start() {
        if (!started && !closing) {
            started = true;
            thread.start();
        }
    }

    @Override
    public void run() {
        while (!closing) {
            try (var reader = clients.reader()) {
                reading = reader;
                follow(reader);
            } catch (WakeupException e) {
                LOG.log(System.Logger.Level.DEBUG, "No more events are followed");
            } catch (KafkaException e) {
                LOG.log(System.Logger.Level.DEBUG, "Following {0} starts again after {1}", topic, e.toString());
                pause();
            }
        }
    }

    private void follow(KafkaConsumer<String, byte[]> reader) {
        var all = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        reader.assign(all);
        reader.seekToEnd(all);
        // Where the end is, is asked for only now.
        all.forEach(reader::position);
        followers.values().forEach(some -> some.forEach(follower -> follower.seen.accept(ANYTHING)));
        while (!closing) {
            reader.poll(POLL).forEach(polled -> {
                if (polled.key() != null) {
                    followers
                            .getOrDefault(polled.key(), Set.of())
                            .forEach(follower -> follower.seen.accept(polled.offset()));
                }
            });
        }
    }

    private void pause() {
        try {
            Thread.sleep(AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void close() {
        closing = true;
        var reader = reading;
        if (reader != null) {
            reader.wakeup();
        }
    }
}
