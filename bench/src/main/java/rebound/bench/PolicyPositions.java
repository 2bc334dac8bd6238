package rebound.bench;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How far the policies of each service have come in the events that they react to. Owned by one thread. */
public final class PolicyPositions implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);

    private final Admin admin;
    private final KafkaConsumer<byte[], byte[]> consumer;

    public PolicyPositions(String bootstrapServers) {
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        this.consumer = CommittedRecords.consumer(bootstrapServers);
    }

    /** Whether the service's policies have been given every event of the topics that they have heard anything of. */
    public boolean haveHeardAll(String service) {
        var reached = reached(service);
        return reached != null
                && reached.keySet().stream()
                        .map(TopicPartition::topic)
                        .distinct()
                        .allMatch(topic -> nothingAfter(reached, topic));
    }

    /** Whether the service's policies have been given every event of that topic, and there was one. */
    public boolean haveHeardAllOf(String topic, String service) {
        var reached = reached(service);
        return reached != null
                && reached.keySet().stream().anyMatch(on -> on.topic().equals(topic))
                && nothingAfter(reached, topic);
    }

    /** Null if it cannot be known now. */
    @Nullable
    Map<TopicPartition, OffsetAndMetadata> reached(String service) {
        try {
            return admin.listConsumerGroupOffsets("rebound." + service + ".policies")
                    .partitionsToOffsetAndMetadata()
                    .get();
        } catch (ExecutionException e) {
            // The broker has just come back, say.
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private boolean nothingAfter(Map<TopicPartition, OffsetAndMetadata> reached, String topic) {
        var all = TopicRecords.partitions(consumer, topic);
        consumer.assign(all);
        for (var on : all) {
            var position = reached.get(on);
            consumer.seek(on, position == null ? 0 : position.offset());
        }
        var ends = consumer.endOffsets(all);
        // The end is behind the marker of the last transaction, and a position may be before it.
        while (all.stream().anyMatch(on -> consumer.position(on) < ends.get(on))) {
            if (!consumer.poll(POLL).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        consumer.close();
        admin.close();
    }
}
