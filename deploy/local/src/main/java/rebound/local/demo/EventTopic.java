package rebound.local.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import rebound.local.Patience;

/**
 * A topic of events as any stream consumer sees it: {@code read_committed}, CloudEvents 1.0 in Kafka's binary mode (the
 * attributes are headers with the prefix {@code ce_}). Owned by the thread that tells the story.
 */
final class EventTopic implements AutoCloseable {

    private static final Duration STALL = Duration.ofSeconds(30);

    private final String topic;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final Map<String, Integer> byType = new TreeMap<>();
    private final Map<String, Integer> bySubject = new HashMap<>();
    private final Set<String> ids = new HashSet<>();
    private int total;

    EventTopic(String bootstrapServers, String topic) {
        this.topic = topic;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        this.partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Reads to the present end of what is committed. */
    void readToEnd() {
        var ends = consumer.endOffsets(partitions);
        var patience = new Patience(STALL);
        while (true) {
            for (var event : consumer.poll(Duration.ofMillis(50))) {
                add(event);
            }
            var positions = partitions.stream().collect(Collectors.toMap(p -> p, consumer::position));
            if (partitions.stream().allMatch(partition -> positions.get(partition) >= ends.get(partition))) {
                return;
            }
            if (!patience.pause(positions)) {
                throw new DemoFailure(topic + " could not be read to its end: at " + positions + " of " + ends);
            }
        }
    }

    int total() {
        return total;
    }

    /** Events whose id somebody has used before. */
    int duplicates() {
        return total - ids.size();
    }

    int count(String type) {
        return byType.getOrDefault(type, 0);
    }

    /** How many events there are about the thing with this id. */
    int about(String id) {
        return bySubject.entrySet().stream()
                .filter(entry -> entry.getKey().equals(id) || entry.getKey().endsWith("/" + id))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    @Override
    public String toString() {
        return byType.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void add(ConsumerRecord<byte[], byte[]> event) {
        total++;
        ids.add(header(event, "ce_id"));
        byType.merge(shortened(header(event, "ce_type")), 1, Integer::sum);
        bySubject.merge(header(event, "ce_subject"), 1, Integer::sum);
    }

    /** {@code rebound.journal.entry-written.v1} without what all of them have. */
    private static String shortened(String type) {
        return type.replaceFirst("^rebound\\.[a-z]+\\.", "").replaceFirst("\\.v1$", "");
    }

    private static String header(ConsumerRecord<byte[], byte[]> event, String name) {
        var header = event.headers().lastHeader(name);
        if (header == null) {
            throw new DemoFailure("An event without " + name + " at " + event.topic() + "-" + event.partition() + "@"
                    + event.offset());
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
