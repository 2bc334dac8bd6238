package rebound.bench.faults;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import rebound.bench.faults.Author.Write;
import rebound.bench.faults.agent.FailPoint;

/**
 * What an owner committed before it ended lies above somebody else's open transaction, and no document has it. The next owner
 * is asked to create the same thing.
 */
final class HiddenEvents implements Provocation {

    /** Long enough for a replay that does not wait for the open transaction. */
    private static final Duration HIDDEN_FOR = Duration.ofSeconds(4);

    @Override
    public String name() {
        return "hidden-events";
    }

    @Override
    public String title() {
        return "kill -9 after a commit above somebody's open transaction, then a second write that creates the same thing";
    }

    @Override
    public void provoke(Stage stage) throws InterruptedException, ExecutionException {
        var first = stage.startOwner("journal");
        stage.setUp(first);
        var path = "/journal/v1/entries/" + UUID.randomUUID();
        var hidden = Write.put("hidden", path, stage.body("journal", "hidden"), "If-None-Match", "*");
        var again = Write.put("again", path, stage.body("journal", "again"), "If-None-Match", "*");
        var somebody = Map.<String, Object>of(
                "bootstrap.servers", stage.stack().bootstrapServers(), "transactional.id", "somebody-else");
        try (var foreign = new KafkaProducer<>(somebody, new ByteArraySerializer(), new ByteArraySerializer())) {
            foreign.initTransactions();
            foreign.beginTransaction();
            foreign.send(new ProducerRecord<>("rebound.journal.events", Stage.PARTITION, null, new byte[] {0}))
                    .get();
            first.failPoints().end(FailPoint.AFTER_COMMIT, 0);
            stage.author().writing(first, hidden);
            Waiting.until(first + " ends", () -> !first.isAlive());
            var next = stage.start("journal");
            Waiting.until(next + " is given the partition", () -> !next.owned().isEmpty());
            Waiting.within(HIDDEN_FOR, () -> Stage.isOwner(next));
            var asked = stage.author().writing(next, again);
            asked.join();
            foreign.abortTransaction();
            stage.author().settle(next, again);
            stage.author().settle(next, hidden);
        }
    }
}
