package rebound.servicekit.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

    /** By broker and topic. None is ever closed: a service under test ends with its JVM. */
    private static final Map<String, Log> LOGS = new ConcurrentHashMap<>();

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
        return LOGS.computeIfAbsent(bootstrapServers + " " + name, any -> new Log(name, bootstrapServers))
                .all();
    }

    /** Keeps what it has read: a log only grows. */
    private static final class Log {

        private final List<TopicPartition> partitions;
        private final KafkaConsumer<byte[], byte[]> everything;
        private final KafkaConsumer<byte[], byte[]> committed;
        private final List<Entry> entries = new ArrayList<>();

        private Log(String name, String bootstrapServers) {
            everything = consumer(bootstrapServers, "read_uncommitted");
            committed = consumer(bootstrapServers, "read_committed");
            partitions = everything.partitionsFor(name).stream()
                    .map(partition -> new TopicPartition(name, partition.partition()))
                    .toList();
            committed.assign(partitions);
            committed.seekToBeginning(partitions);
        }

        /** Up to the high watermark: a commit is told before all of it may be read. */
        private synchronized List<Entry> all() {
            var ends = everything.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> committed.position(end.getKey()) < end.getValue())) {
                committed.poll(Duration.ofMillis(200)).forEach(polled -> entries.add(entry(polled)));
            }
            return List.copyOf(entries);
        }

        private static KafkaConsumer<byte[], byte[]> consumer(String bootstrapServers, String isolation) {
            var settings = Map.<String, Object>of(
                    ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                    bootstrapServers,
                    ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                    isolation,
                    // Somebody waits for the last record, and nobody for more.
                    ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                    10);
            return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
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
