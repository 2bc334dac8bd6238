package rebound.bench;

import com.mongodb.client.MongoClients;
import java.util.Map;
import java.util.TreeMap;
import org.bson.RawBsonDocument;
import rebound.local.LocalStack;

/**
 * What a service's database holds, without the checkpoints, which differ from one rebuild to the next.
 *
 * @param collections by the name
 */
record Contents(Map<String, Collection> collections) {

    /** @param sum over all documents, whatever their order */
    record Collection(long documents, long sum) {}

    static Contents of(LocalStack stack, String service) {
        var collections = new TreeMap<String, Collection>();
        try (var client = MongoClients.create(stack.mongoUri())) {
            var database = client.getDatabase(stack.mongoDatabase(service));
            for (var name : database.listCollectionNames()) {
                var documents = 0L;
                var sum = 0L;
                for (var document : Databases.documents(database, name, RawBsonDocument.class)) {
                    if (!document.getString("_id").getValue().startsWith("~")) {
                        documents++;
                        sum += document.toJson().hashCode();
                    }
                }
                if (documents > 0) {
                    collections.put(name, new Collection(documents, sum));
                }
            }
        }
        return new Contents(collections);
    }

    long documents() {
        return collections.values().stream().mapToLong(Collection::documents).sum();
    }
}
