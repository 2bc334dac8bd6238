package rebound.bench.faults.broker;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Somebody else's topic, which takes what room there is. For one thread. */
public final class Filler implements AutoCloseable {

    private static final String TOPIC = "somebody-elses";
    private static final int MEBIBYTE = 1 << 20;
    private static final int TO_DELIVER_MS = 5_000;

    private final KafkaProducer<byte[], byte[]> producer;

    private Filler(KafkaProducer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /** Makes the topic, which must not be there yet. */
    public static Filler make(String bootstrapServers) throws InterruptedException, ExecutionException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            var topic = new NewTopic(TOPIC, 1, (short) 1).configs(Map.of("max.message.bytes", "" + 2 * MEBIBYTE));
            admin.createTopics(List.of(topic)).all().get();
        }
        return new Filler(new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        2 * MEBIBYTE,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        TO_DELIVER_MS,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        TO_DELIVER_MS / 2,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        TO_DELIVER_MS),
                new ByteArraySerializer(),
                new ByteArraySerializer()));
    }

    /** Writes a MiB. @return how many bytes the broker has taken: all of them or none */
    public int write() {
        try {
            producer.send(new ProducerRecord<>(TOPIC, new byte[MEBIBYTE])).get();
            return MEBIBYTE;
        } catch (ExecutionException | KafkaException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
