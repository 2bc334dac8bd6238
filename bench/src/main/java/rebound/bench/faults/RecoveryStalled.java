package rebound.bench.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * F5: a take-over that cannot make progress, because somebody else's open transaction hides what must be replayed. The
 * instance says so and ends by itself, to be started again; the others are not disturbed; once the transaction is gone, all is
 * well.
 */
final class RecoveryStalled implements Scenario {

    /** Three replays of a minute without progress, and what is in between. */
    private static final Duration UNTIL_IT_SAYS_SO = Duration.ofMinutes(6);

    @Override
    public String name() {
        return "F5";
    }

    @Override
    public String title() {
        return "a recovery that cannot make progress";
    }

    @Override
    public void inject(Trial trial) throws InterruptedException, ExecutionException {
        var cluster = trial.cluster();
        trial.workload().awaitFlow();
        var victim = cluster.anyOwner("journal", trial.random());
        var owned = victim.activePartitions();
        var partition = owned.iterator().next();
        try (var foreign = foreignProducer(cluster.stack().bootstrapServers())) {
            foreign.initTransactions();
            foreign.beginTransaction();
            foreign.send(new ProducerRecord<>("rebound.journal.events", partition, null, new byte[] {0}))
                    .get();
            trial.injected("an open transaction of somebody else in the events of journal");
            trial.awaitUnderWay("journal");
            victim.process().kill();
            trial.injected("kill -9 of the owner of that partition");
            var began = Instant.now();
            cluster.replace(victim);
            var stuck = Waiting.until(
                    "an instance is neither alive nor ready, as it sees it itself",
                    UNTIL_IT_SAYS_SO,
                    () -> stuckOf(cluster) != null);
            trial.recovered("the instance that is stuck says so", stuck);
            var saysSo = Objects.requireNonNull(stuckOf(cluster), "It took back that it is stuck");
            Trial.require(
                    saysSo.status("group/projection") == 503,
                    saysSo + " says that people can read a partition that it cannot replay");
            Waiting.until(saysSo + " ends by itself", () -> !saysSo.isAlive());
            trial.recovered("the instance that was stuck has ended", Duration.between(began, Instant.now()));
            Trial.require(
                    saysSo.process().exitStatus() == 1 && saysSo.logged("It ends, to be started again") == 1,
                    saysSo + " ended with status " + saysSo.process().exitStatus() + " and did not say why");
            trial.workload().awaitFlow(List.of("plan", "reminder"));
            // As whoever looks after processes does.
            cluster.replace(saysSo);
            foreign.abortTransaction();
            var gone = Instant.now();
            cluster.awaitWhole();
            trial.recovered("the partition, from the abort", Duration.between(gone, Instant.now()));
            trial.recovered("the partition, from the fault", Duration.between(began, Instant.now()));
        }
        trial.workload().awaitFlow();
    }

    private static @Nullable Instance stuckOf(Cluster cluster) {
        return cluster.living("journal").stream()
                .filter(instance -> instance.status("live") == 503 && instance.status("ready") == 503)
                .findFirst()
                .orElse(null);
    }

    private static KafkaProducer<byte[], byte[]> foreignProducer(String bootstrapServers) {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "transactional.id",
                        "somebody-else",
                        "transaction.timeout.ms",
                        (int) Duration.ofMinutes(14).toMillis()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
