package rebound.bench.faults.broker;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Somebody else's transaction with a record in a topic, left open: who reads committed records only does not get beyond it.
 * It can only be aborted, so nobody ever reads that record. For one thread.
 */
public final class ForeignTransaction implements AutoCloseable {

    /** The most that a broker allows by default; it ends by then also if nobody aborts it. */
    private static final Duration AT_MOST = Duration.ofMinutes(15);

    private static final Duration LET_GO = Duration.ofSeconds(10);

    private final KafkaProducer<String, byte[]> producer;
    private boolean open = true;

    private ForeignTransaction(KafkaProducer<String, byte[]> producer) {
        this.producer = producer;
    }

    /** Returns when the record is in the log. */
    public static ForeignTransaction open(String bootstrapServers, String topic, int partition)
            throws InterruptedException, ExecutionException {
        var producer = new KafkaProducer<>(
                Map.<String, Object>of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        "somebody-else-" + topic + "-" + partition,
                        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                        (int) AT_MOST.toMillis()),
                new StringSerializer(),
                new ByteArraySerializer());
        try {
            producer.initTransactions();
            producer.beginTransaction();
            var record = "nobody must ever read this".getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>(topic, partition, "somebody-else", record))
                    .get();
            return new ForeignTransaction(producer);
        } catch (RuntimeException | InterruptedException | ExecutionException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    /** Returns when readers may go on. */
    public void abort() {
        open = false;
        producer.abortTransaction();
    }

    @Override
    public void close() {
        if (open) {
            abort();
        }
        producer.close(LET_GO);
    }
}
