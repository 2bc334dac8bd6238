package rebound.bench;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Projections;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import rebound.local.DevelopmentIssuer;
import rebound.local.LocalStack;

/** The running plain service, on the database of a {@link Journal}. */
final class Crud implements AutoCloseable {

    private final LocalStack stack;
    private final Application application;
    private final Side side;

    private Crud(LocalStack stack, Application application, Side side) {
        this.stack = stack;
        this.application = application;
        this.side = side;
    }

    static Crud start(Journal journal) {
        var stack = journal.stack();
        var application = Application.start(
                stack,
                "crud-service",
                Map.of(
                        "crud.mongodb.uri", stack.mongoUri(),
                        "crud.mongodb.database", database(stack),
                        "quarkus.oidc.public-key", stack.issuer().publicKey(),
                        "quarkus.oidc.token.issuer", DevelopmentIssuer.ISSUER,
                        "quarkus.oidc.token.audience", DevelopmentIssuer.AUDIENCE));
        return new Crud(
                stack,
                application,
                new Side(
                        "CRUD service",
                        application.port(),
                        Side.Command.post(Side.ENTRIES, 201, Side.Known.BY_LOCATION),
                        journal.tokens()));
    }

    Side side() {
        return side;
    }

    /** Which database it is, for a reader of the figures. */
    String databaseName() {
        try (var client = client()) {
            var version = client.getDatabase("admin")
                    .runCommand(new Document("buildInfo", 1))
                    .getString("version");
            return stack.ownsDatabase()
                    ? "mongo-java-server, in memory, in the place of MongoDB " + version
                    : "the MongoDB %s of MONGODB_URI".formatted(version);
        }
    }

    /** Every entry that was acknowledged is in the database, once. */
    void examine(Outcome outcome) {
        var found = new ArrayList<String>();
        try (var client = client()) {
            client.getDatabase(database(stack))
                    .getCollection("entries")
                    .find()
                    .projection(Projections.include("_id"))
                    .forEach(entry -> found.add(entry.getString("_id")));
        }
        Once.examine(outcome, "entries of the CRUD service", side.acknowledged(), found);
    }

    @Override
    public void close() {
        application.close();
        Databases.drop(stack, List.of(database(stack)));
    }

    private MongoClient client() {
        return MongoClients.create(stack.mongoUri());
    }

    private static String database(LocalStack stack) {
        return stack.mongoDatabase("bench_crud");
    }
}
