package rebound.bench.faults;

import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import rebound.bench.faults.Author.Write;

/** Documents are ahead of their checkpoints, as after a crash between the two, and are given again what they have. */
final class CheckpointsSetBack implements Provocation {

    private static final Duration TO_LEAVE = Duration.ofSeconds(30);

    @Override
    public String name() {
        return "checkpoints-set-back";
    }

    @Override
    public String title() {
        return "checkpoints set back to the beginning, and the next owner";
    }

    @Override
    public void provoke(Stage stage) {
        var first = stage.startOwner("journal");
        var entry = stage.setUp(first);
        stage.author().settle(first, Write.put("second", entry, stage.body("journal", "second"), "If-Match", "\"1\""));
        first.process().terminate();
        Trial.require(first.process().awaitExit(TO_LEAVE), first + " does not end");
        try (var mongo = MongoClients.create(stage.stack().mongoUri())) {
            var database = mongo.getDatabase(stage.stack().mongoDatabase("journal"));
            for (var name : database.listCollectionNames()) {
                var setBack = database.getCollection(name)
                        .updateOne(Filters.regex("_id", "^~.*/"), Updates.set("offset", 0L));
                Trial.require(setBack.getModifiedCount() == 1, name + " has no checkpoint to set back");
            }
        }
        stage.startOwner("journal");
    }
}
