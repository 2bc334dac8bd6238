package rebound.bench.faults;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Among the commands is one that nobody can read. */
final class UnreadableCommand implements Provocation {

    private static final String DEMAND = "A command that nobody can read holds up no other";

    @Override
    public String name() {
        return "unreadable-command";
    }

    @Override
    public String title() {
        return "a command that nobody can read, and one that somebody can behind it";
    }

    @Override
    public List<String> demands() {
        return List.of(DEMAND);
    }

    @Override
    public void provoke(Stage stage) throws InterruptedException, ExecutionException {
        var owner = stage.startOwner("journal");
        stage.setUp(owner);
        var config = Map.<String, Object>of("bootstrap.servers", stage.stack().bootstrapServers());
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            "rebound.journal.commands",
                            Stage.PARTITION,
                            "nobody",
                            "poison".getBytes(StandardCharsets.UTF_8)))
                    .get();
        }
        var write = stage.entry("behind");
        var answer = stage.author().settle(owner, write);
        stage.demand(DEMAND, answer.isResult(), "POST /journal/v1/entries: " + answer);
    }
}
