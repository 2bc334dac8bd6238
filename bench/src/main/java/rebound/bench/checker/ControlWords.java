package rebound.bench.checker;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Two new words in a topic of the checker's own: one as it is, and one in a compressed batch. */
final class ControlWords {

    static final String TOPIC = "bench.checker-control";

    private ControlWords() {}

    static List<String> write(Admin admin, String bootstrapServers) throws InterruptedException {
        try {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("The control topic cannot be made", e.getCause());
            }
        }
        return List.of(write(bootstrapServers, "none"), write(bootstrapServers, "gzip"));
    }

    private static String write(String bootstrapServers, String compression) throws InterruptedException {
        var word = "control" + UUID.randomUUID().toString().replace("-", "");
        Map<String, Object> config = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                ProducerConfig.COMPRESSION_TYPE_CONFIG, compression);
        try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, 0, null, word.getBytes(StandardCharsets.UTF_8)))
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A control word cannot be written", e.getCause());
        }
        return word;
    }
}
