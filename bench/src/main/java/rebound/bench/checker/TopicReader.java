package rebound.bench.checker;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import rebound.local.Patience;

/** Reads whole topics, to the high watermark: an open transaction hides nothing, but stops the reading until it is resolved. */
final class TopicReader {

    /** A reading that does not move for so long has failed. */
    private static final Duration STALL = Duration.ofSeconds(60);

    private final String bootstrapServers;

    TopicReader(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** The names of all topics, those of the brokers included. */
    static List<String> topics(Admin admin) throws InterruptedException {
        try {
            return List.copyOf(new TreeSet<>(admin.listTopics(new ListTopicsOptions().listInternal(true))
                    .names()
                    .get()));
        } catch (ExecutionException e) {
            throw new IllegalStateException("The topics cannot be listed", e.getCause());
        }
    }

    /** The end of each partition above every open transaction. */
    static Map<TopicPartition, Long> ends(Admin admin, List<TopicPartition> partitions) throws InterruptedException {
        try {
            var wanted = partitions.stream().collect(Collectors.toMap(on -> on, on -> OffsetSpec.latest()));
            var ends = new HashMap<TopicPartition, Long>();
            admin.listOffsets(wanted).all().get().forEach((on, end) -> ends.put(on, end.offset()));
            return ends;
        } catch (ExecutionException e) {
            throw new IllegalStateException("The ends of " + partitions + " cannot be read", e.getCause());
        }
    }

    /** @return the first offset that each partition still has */
    Map<Integer, Long> committed(Admin admin, String topic, Consumer<LogRecord> action) throws InterruptedException {
        return read(admin, topic, IsolationLevel.READ_COMMITTED, action);
    }

    /** Records of transactions that were aborted, too. */
    void all(Admin admin, String topic, Consumer<LogRecord> action) throws InterruptedException {
        read(admin, topic, IsolationLevel.READ_UNCOMMITTED, action);
    }

    private Map<Integer, Long> read(Admin admin, String topic, IsolationLevel isolation, Consumer<LogRecord> action)
            throws InterruptedException {
        try (var consumer = consumer(isolation)) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var starts = consumer.beginningOffsets(partitions);
            var ends = ends(admin, partitions);
            var patience = new Patience(STALL);
            while (true) {
                consumer.poll(Duration.ofMillis(50)).forEach(polled -> action.accept(LogRecord.of(polled)));
                var positions = partitions.stream().collect(Collectors.toMap(on -> on, consumer::position));
                if (partitions.stream().allMatch(on -> positions.get(on) >= ends.get(on))) {
                    return starts.entrySet().stream()
                            .collect(Collectors.toMap(start -> start.getKey().partition(), Map.Entry::getValue));
                }
                if (!patience.pause(positions)) {
                    throw new IllegalStateException(topic + " cannot be read to " + ends + ": stuck at " + positions);
                }
            }
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer(IsolationLevel isolation) {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        isolation.toString(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        5_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
