package rebound.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import rebound.local.Patience;

/** What a topic holds, as any consumer sees it: a plain client with {@code read_committed}. */
public final class CommittedRecords {

    /** A reading that does not move for so long has failed. */
    private static final Duration STALL = Duration.ofSeconds(30);

    private CommittedRecords() {}

    /**
     * Gives every record from the topic's start to its present end, each partition in its order.
     *
     * @throws IllegalStateException if the reading makes no progress
     */
    public static void forEach(String bootstrapServers, String topic, Consumer<ConsumerRecord<byte[], byte[]>> action) {
        try (var consumer = consumer(bootstrapServers)) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var patience = new Patience(STALL);
            while (true) {
                consumer.poll(Duration.ofMillis(50)).forEach(action);
                var positions = partitions.stream().collect(Collectors.toMap(on -> on, consumer::position));
                if (partitions.stream().allMatch(on -> positions.get(on) >= ends.get(on))) {
                    return;
                }
                if (!patience.pause(positions)) {
                    throw new IllegalStateException(topic + " cannot be read to " + ends + ": stuck at " + positions);
                }
            }
        }
    }

    static List<ConsumerRecord<byte[], byte[]>> all(String bootstrapServers, String topic) {
        var all = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        forEach(bootstrapServers, topic, all::add);
        return all;
    }

    /** A header as text; null if there is none. */
    public static @Nullable String header(ConsumerRecord<byte[], byte[]> polled, String name) {
        var header = polled.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** A consumer that belongs to no group. */
    public static KafkaConsumer<byte[], byte[]> consumer(String bootstrapServers) {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
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
