package rebound.bench.checker;

import com.mongodb.client.MongoDatabase;
import java.util.Map;
import java.util.TreeMap;
import org.bson.BsonDocument;
import rebound.bench.Databases;

/**
 * What a database held at one moment.
 *
 * @param collections the documents of each collection by their id
 */
record DatabaseImage(Map<String, Map<String, BsonDocument>> collections) {

    static DatabaseImage read(MongoDatabase database) {
        var collections = new TreeMap<String, Map<String, BsonDocument>>();
        for (var name : database.listCollectionNames()) {
            var documents = new TreeMap<String, BsonDocument>();
            for (var document : Databases.documents(database, name, BsonDocument.class)) {
                var id = document.get("_id");
                documents.put(id.isString() ? id.asString().getValue() : id.toString(), document);
            }
            collections.put(name, documents);
        }
        return new DatabaseImage(collections);
    }
}
