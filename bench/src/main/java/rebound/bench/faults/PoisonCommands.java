package rebound.bench.faults;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import rebound.bench.CommittedRecords;
import rebound.local.LocalStack;

/** F10: commands that nobody can read, among those of people; and an event of an unknown version. */
final class PoisonCommands implements Scenario {

    private record Poison(String what, @Nullable String key, byte @Nullable [] value) {}

    private static final List<Poison> POISONS = List.of(
            new Poison("a value that is no command", "nobody", "poison".getBytes(StandardCharsets.UTF_8)),
            new Poison("an empty value", "nobody", new byte[0]),
            new Poison("no value", "nobody", null),
            new Poison("neither key nor value", null, null));

    @Override
    public String name() {
        return "F10";
    }

    @Override
    public String title() {
        return "poison commands, an event of an unknown version";
    }

    @Override
    public void inject(Trial trial) throws InterruptedException, ExecutionException {
        trial.workload().awaitFlow();
        var bootstrapServers = trial.cluster().stack().bootstrapServers();
        var before = deadLetters(bootstrapServers);
        var sent = 0;
        var config = Map.<String, Object>of("bootstrap.servers", bootstrapServers);
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            for (var poison : POISONS) {
                trial.awaitUnderWay();
                for (var service : Cluster.SERVICES) {
                    for (var partition = 0; partition < LocalStack.PARTITIONS; partition++) {
                        producer.send(new ProducerRecord<>(
                                        "rebound." + service + ".commands", partition, poison.key(), poison.value()))
                                .get();
                        sent++;
                        trial.injected("a command with " + poison.what());
                    }
                }
                trial.recovered(
                        "people's commands after " + poison.what(),
                        trial.workload().awaitFlow());
            }
        }
        trial.cluster().awaitRestOfPartitions();
        var expected = sent;
        Waiting.until("there is a dead letter for each", () -> deadLetters(bootstrapServers) - before >= expected);
        var buried = deadLetters(bootstrapServers) - before;
        Trial.require(buried == sent, buried + " dead letters for " + sent + " poison commands");
        // Two clusters under load would only hold each other up.
        trial.workload().stop();
        UnknownEvent.show(trial);
    }

    private static int deadLetters(String bootstrapServers) {
        var count = new AtomicInteger();
        for (var service : Cluster.SERVICES) {
            CommittedRecords.forEach(
                    bootstrapServers, "rebound." + service + ".dead-letters", letter -> count.incrementAndGet());
        }
        return count.get();
    }
}
