package rebound.bench.faults;

import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import java.util.Map;
import java.util.TreeMap;
import rebound.local.LocalStack;

/** How far the documents of a service are, by partition; read with plain clients. */
final class Checkpoints {

    /** @param complete whether an owner has said that people may read them */
    record Checkpoint(long offset, boolean complete) {}

    private Checkpoints() {}

    /** Those that there are. */
    static Map<Integer, Checkpoint> of(LocalStack stack, String service, String collection) {
        var found = new TreeMap<Integer, Checkpoint>();
        try (var mongo = MongoClients.create(stack.mongoUri())) {
            var all = mongo.getDatabase(stack.mongoDatabase(service)).getCollection(collection);
            for (var pointer : all.find(Filters.regex("_id", "^~[0-9]+$"))) {
                var partition = pointer.getString("_id");
                var position = all.find(Filters.eq("_id", partition + "/" + pointer.getString("generation")))
                        .first();
                if (position != null) {
                    found.put(
                            Integer.valueOf(partition.substring(1)),
                            new Checkpoint(position.getLong("offset"), position.getBoolean("complete")));
                }
            }
        }
        return found;
    }
}
