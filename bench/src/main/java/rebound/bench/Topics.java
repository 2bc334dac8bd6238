package rebound.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import rebound.local.LocalStack;

/** Topics of what services are compared with. */
final class Topics {

    private Topics() {}

    /** Makes topics with as many partitions as those of the services. */
    static void create(String bootstrapServers, Collection<String> names) {
        var topics = new ArrayList<NewTopic>();
        names.forEach(name -> topics.add(new NewTopic(name, LocalStack.PARTITIONS, (short) 1)));
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(topics).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(names + " cannot be created", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
