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
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import rebound.bench.TopicRecords;

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
        try (var consumer = TopicRecords.consumer(bootstrapServers, isolation)) {
            var ends = ends(admin, TopicRecords.partitions(consumer, topic));
            return TopicRecords.read(consumer, ends, STALL, polled -> action.accept(LogRecord.of(polled)));
        }
    }
}
