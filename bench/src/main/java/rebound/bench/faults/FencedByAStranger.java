package rebound.bench.faults;

import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import rebound.bench.faults.Author.Write;
import rebound.bench.faults.agent.FailPoint;

/** A transaction of an owner that lives, and goes on, is aborted; it decides the same again. */
final class FencedByAStranger implements Provocation {

    @Override
    public String name() {
        return "fenced-by-a-stranger";
    }

    @Override
    public String title() {
        return "a transaction with something new in it is aborted under a living owner, then one with a change";
    }

    @Override
    public void provoke(Stage stage) {
        var owner = stage.startOwner("journal");
        var entry = stage.setUp(owner);
        aborted(stage, owner, stage.entry("new"));
        aborted(stage, owner, Write.put("change", entry, stage.body("journal", "changed"), "If-Match", "\"1\""));
    }

    private static void aborted(Stage stage, Instance owner, Write write) {
        stage.awaitReactions("journal");
        owner.failPoints().hold(FailPoint.BEFORE_COMMIT);
        stage.author().writing(owner, write);
        stage.awaitReached(owner, "is about to commit");
        // What fences is the transactional id of the partition.
        var stranger = Map.<String, Object>of(
                "bootstrap.servers",
                stage.stack().bootstrapServers(),
                "transactional.id",
                "journal-" + Stage.PARTITION);
        try (var producer = new KafkaProducer<>(stranger, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
        }
        owner.failPoints().release();
        stage.author().settle(owner, write);
    }
}
