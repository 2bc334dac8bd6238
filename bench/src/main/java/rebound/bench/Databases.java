package rebound.bench;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.Collection;
import rebound.local.LocalStack;

/** What benchmarks, faults and checker do with the databases of a stack beside its services. */
public final class Databases {

    /** So many of the largest come in one reply, which the local database does not limit and the driver does. */
    private static final int DOCUMENTS_AT_ONCE = 200;

    private Databases() {}

    /** Every document of a collection, read in parts. */
    public static <T> FindIterable<T> documents(MongoDatabase database, String collection, Class<T> as) {
        return database.getCollection(collection, as).find().batchSize(DOCUMENTS_AT_ONCE);
    }

    /** @param names of the databases */
    public static void drop(LocalStack stack, Collection<String> names) {
        try (var mongo = MongoClients.create(stack.mongoUri())) {
            names.forEach(name -> mongo.getDatabase(name).drop());
        }
    }

    /** Drops them if they would outlive the stack: in the database of {@code MONGODB_URI}. */
    public static void dropIfLasting(LocalStack stack, Collection<String> names) {
        if (!stack.ownsDatabase()) {
            drop(stack, names);
        }
    }
}
