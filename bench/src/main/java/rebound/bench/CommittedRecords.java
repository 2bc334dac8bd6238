package rebound.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.jspecify.annotations.Nullable;

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
            TopicRecords.read(consumer, consumer.endOffsets(TopicRecords.partitions(consumer, topic)), STALL, action);
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
        return TopicRecords.consumer(bootstrapServers, IsolationLevel.READ_COMMITTED);
    }
}
