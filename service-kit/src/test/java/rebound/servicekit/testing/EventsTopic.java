package rebound.servicekit.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A log of events as any consumer sees it: committed records, by their headers alone.
 *
 * @param name the topic
 */
public record EventsTopic(String name) {

    public static EventsTopic of(String service) {
        return new EventsTopic("rebound." + service + ".events");
    }

    /** One event. */
    public record Entry(String userId, String type, String subject, String id, String commandId, String origin) {

        /** Such as {@code setback-recorded setback/<id>}. */
        @Override
        public String toString() {
            return type.replaceFirst("^rebound\\.[a-z]+\\.(.*)\\.v[0-9]+$", "$1") + " " + subject;
        }
    }

    public List<Entry> read(String bootstrapServers) {
        var settings = Map.<String, Object>of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                // Who closes waits for the fetch under way, which waits for records that nobody needs any more.
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                10);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(name).stream()
                    .map(partition -> new TopicPartition(name, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var entries = new ArrayList<Entry>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(polled -> entries.add(entry(polled)));
            }
            return entries;
        }
    }

    private static Entry entry(ConsumerRecord<byte[], byte[]> polled) {
        return new Entry(
                new String(polled.key(), StandardCharsets.UTF_8),
                header(polled, "ce_type"),
                header(polled, "ce_subject"),
                header(polled, "ce_id"),
                header(polled, "ce_commandid"),
                header(polled, "ce_origin"));
    }

    private static String header(ConsumerRecord<byte[], byte[]> polled, String name) {
        return new String(polled.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
