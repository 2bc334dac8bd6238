package rebound.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rebound.bench.CommittedRecords;
import rebound.bench.checker.CheckInput;
import rebound.bench.checker.Checker;
import rebound.bench.checker.CounterExample;
import rebound.local.Console;

/**
 * The short forms of F1, F2, F11, F19 and F7, as {@code ./rebound faults --brief} runs them. Then the log is tampered with,
 * and the same checker that had nothing to say about it must object.
 */
@Tag("alone")
class FaultsIT {

    private static final String EVENTS = "rebound.journal.events";

    /** Which rules a log breaks that was tampered with. */
    private final List<String> broken = new ArrayList<>();

    @Test
    void whatIsPromisedHoldsAndTheCheckerSeesWhatIsTamperedWith() {
        var seed = new SplittableRandom().nextLong(1_000_000_000);
        var holds = new Run(new Console(System.out, System.err, false), input -> {
                    tamper(input);
                    // No service runs on such a log, so that nothing is built anew.
                    new Checker()
                            .check(withoutReplay(input)).counterExamples().stream()
                                    .map(CounterExample::rule)
                                    .forEach(broken::add);
                })
                .run(Scenarios.brief(), seed, true);
        assertThat(holds)
                .as("./rebound faults --brief --seed %d; what does not hold is printed above", seed)
                .isTrue();
        assertThat(broken)
                .contains(
                        "Each event is in the log once",
                        "The versions of each aggregate are 1, 2, 3 and so on, in the log's order",
                        "No canary is in a record, the broker's data or a log file");
    }

    /** The last event once more, and a dead letter that says too much. */
    private static void tamper(CheckInput input) throws Exception {
        var read = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        CommittedRecords.forEach(input.bootstrapServers(), EVENTS, read::add);
        var last = read.getLast();
        Map<String, Object> config = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, input.bootstrapServers());
        try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(EVENTS, last.partition(), last.key(), last.value(), last.headers()))
                    .get();
            var said = "bug: " + input.canaries().words().getFirst();
            var headers = new RecordHeaders().add("reason", said.getBytes(StandardCharsets.UTF_8));
            producer.send(new ProducerRecord<>("rebound.plan.dead-letters", 0, last.key(), last.value(), headers))
                    .get();
        }
    }

    private static CheckInput withoutReplay(CheckInput input) {
        return new CheckInput(
                input.bootstrapServers(),
                input.mongo(),
                input.databases(),
                input.keysets(),
                input.record(),
                input.canaries(),
                input.foldersToSearch(),
                input::databases);
    }
}
