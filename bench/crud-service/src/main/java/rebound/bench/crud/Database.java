package rebound.bench.crud;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The one client of the process, and the collection. */
@ApplicationScoped
public class Database {

    @Produces
    @Singleton
    MongoClient client(@ConfigProperty(name = "crud.mongodb.uri") String uri) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .writeConcern(WriteConcern.MAJORITY)
                .build());
    }

    @Produces
    @Singleton
    MongoCollection<Entry> entries(
            MongoClient client, @ConfigProperty(name = "crud.mongodb.database") String database) {
        return client.getDatabase(database).getCollection("entries", Entry.class);
    }

    void close(@Disposes MongoClient client) {
        client.close();
    }
}
