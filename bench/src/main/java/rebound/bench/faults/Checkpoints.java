package rebound.bench.faults;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.util.Map;
import java.util.TreeMap;
import rebound.local.LocalStack;

/** How far the documents of a service are, by partition; read with a plain client. */
final class Checkpoints implements AutoCloseable {

    /** @param complete whether an owner has said that people may read them */
    record Checkpoint(long offset, boolean complete) {}

    private final MongoClient client;
    private final MongoDatabase database;

    Checkpoints(LocalStack stack, String service) {
        this.client = MongoClients.create(stack.mongoUri());
        this.database = client.getDatabase(stack.mongoDatabase(service));
    }

    /** Those that there are of a collection. */
    Map<Integer, Checkpoint> of(String collection) {
        var found = new TreeMap<Integer, Checkpoint>();
        var all = database.getCollection(collection);
        for (var partition = 0; partition < LocalStack.PARTITIONS; partition++) {
            var pointer = all.find(Filters.eq("_id", "~" + partition)).first();
            var position = pointer == null
                    ? null
                    : all.find(Filters.eq("_id", "~" + partition + "/" + pointer.getString("generation")))
                            .first();
            if (position != null) {
                found.put(partition, new Checkpoint(position.getLong("offset"), position.getBoolean("complete")));
            }
        }
        return found;
    }

    Map<Integer, Long> offsets(String collection) {
        var offsets = new TreeMap<Integer, Long>();
        of(collection).forEach((partition, checkpoint) -> offsets.put(partition, checkpoint.offset()));
        return offsets;
    }

    @Override
    public void close() {
        client.close();
    }
}
