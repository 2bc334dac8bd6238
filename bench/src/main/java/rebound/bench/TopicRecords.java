package rebound.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import rebound.local.Patience;

/** Reads records with a plain client, bounded by progress. */
public final class TopicRecords {

    private TopicRecords() {}

    /** A consumer that belongs to no group. */
    public static KafkaConsumer<byte[], byte[]> consumer(String bootstrapServers, IsolationLevel isolation) {
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

    public static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    /**
     * Gives every record from the start of these partitions to their ends, each partition in its order.
     *
     * @param ends of the partitions that are read: offsets up to which, exclusive
     * @param stall how long nothing may move
     * @return the first offset that each partition still has, by its number
     * @throws IllegalStateException if the reading makes no progress
     */
    public static Map<Integer, Long> read(
            KafkaConsumer<byte[], byte[]> consumer,
            Map<TopicPartition, Long> ends,
            Duration stall,
            Consumer<ConsumerRecord<byte[], byte[]>> action) {
        var partitions = ends.keySet();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var starts = consumer.beginningOffsets(partitions);
        var patience = new Patience(stall);
        while (true) {
            consumer.poll(Duration.ofMillis(50)).forEach(action);
            var positions = partitions.stream().collect(Collectors.toMap(on -> on, consumer::position));
            if (partitions.stream().allMatch(on -> positions.get(on) >= ends.get(on))) {
                return starts.entrySet().stream()
                        .collect(Collectors.toMap(start -> start.getKey().partition(), Map.Entry::getValue));
            }
            if (!patience.pause(positions)) {
                throw new IllegalStateException("Cannot be read to " + ends + ": stuck at " + positions);
            }
        }
    }
}
