package rebound.bench.bare;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Appends every body that it is sent, and answers with 204 when all in-sync replicas have it. */
@Path("/append")
@RunOnVirtualThread
public class AppendResource {

    private final Producer<String, byte[]> producer;
    private final String topic;

    @Inject
    public AppendResource(Producer<String, byte[]> producer, @ConfigProperty(name = "bare.topic") String topic) {
        this.producer = producer;
        this.topic = topic;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public void append(@HeaderParam("Idempotency-Key") String key, byte[] body)
            throws ExecutionException, InterruptedException {
        producer.send(new ProducerRecord<>(topic, key, body)).get();
    }
}
