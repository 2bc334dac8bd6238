package rebound.bench.faults.broker;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * What somebody else at the cluster can do to a service so that it has to begin again: each is a recovery of its own, with
 * requests that are not made else.
 */
public final class Meddling {

    private final String bootstrapServers;

    public Meddling(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Fences the owner of a partition, who takes over from whoever that was. */
    public void fence(String service, int partition) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        service + "-" + partition),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.initTransactions();
        }
    }

    /** Puts every member out of a service's group, which joins again. */
    public void expel(String service) throws InterruptedException {
        try (var admin =
                Admin.create(Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            admin.removeMembersFromConsumerGroup("rebound." + service, new RemoveMembersFromConsumerGroupOptions())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            // Whoever is just leaving or joining need not be put out.
        }
    }
}
