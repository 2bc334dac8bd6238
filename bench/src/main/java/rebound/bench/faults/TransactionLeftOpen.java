package rebound.bench.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import rebound.bench.faults.broker.ForeignTransaction;
import rebound.local.LocalStack;

/**
 * F9: somebody else's transaction stays open on an events topic. Whoever reads committed events stops before it: policies,
 * which a metric tells, and whoever takes the partition over, which the health of the projection tells. Both clear when it is
 * aborted.
 */
final class TransactionLeftOpen implements Scenario {

    private static final String METRIC = "rebound_policy_lag";

    /** Whose events are hidden, and who reads them. */
    private static final String WRITER = "journal";

    private static final String READER = "plan";
    private static final int ROUNDS = 2;

    @Override
    public String name() {
        return "F9";
    }

    @Override
    public String title() {
        return "somebody else's transaction, left open on a topic of events";
    }

    @Override
    public Cluster cluster(Path folder) {
        return Cluster.start(LocalStack.start(folder), Map.of(WRITER, 2, READER, 1, "reminder", 1));
    }

    @Override
    public void inject(Trial trial) throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            policiesWait(trial, trial.random().nextInt(LocalStack.PARTITIONS));
            takeOverWaits(trial, trial.random().nextInt(LocalStack.PARTITIONS));
        }
    }

    private static void policiesWait(Trial trial, int partition) throws Exception {
        trial.workload().awaitFlow();
        Waiting.until("policies have caught up", () -> lag(trial, partition) == 0);
        try (var open = open(trial, partition)) {
            var alert = Waiting.until("the lag of policies is shown", () -> lag(trial, partition) > 0);
            trial.recovered("the alert of the lag", alert);
            trial.workload().awaitFlow();
            var before = lag(trial, partition);
            Waiting.until("the lag of policies grows", () -> lag(trial, partition) > before);
            open.abort();
            trial.recovered(
                    "policies, once it was aborted,",
                    Waiting.until("policies catch up", () -> lag(trial, partition) == 0));
        }
    }

    private static void takeOverWaits(Trial trial, int partition) throws Exception {
        var cluster = trial.cluster();
        try (var open = open(trial, partition)) {
            var owner = cluster.owner(WRITER, partition);
            Trial.require(owner != null, "Nobody owns partition " + partition + " of " + WRITER);
            var killed = Objects.requireNonNull(owner);
            killed.process().kill();
            trial.injected("kill -9 of an owner meanwhile");
            var alert = Waiting.until("the take-over is shown to wait", () -> cluster.living(WRITER).stream()
                    .anyMatch(instance -> instance.status("group/projection") == 503
                            && instance.owned().getOrDefault(partition, "").startsWith("REPLAYING")));
            trial.recovered("the alert of the projection", alert);
            open.abort();
            var aborted = Instant.now();
            var moved = cluster.awaitMoved(killed, Set.of(partition));
            trial.recovered("the take-over, once it was aborted,", Duration.between(aborted, moved));
            trial.workload().awaitFlow();
            cluster.replace(killed);
            cluster.awaitWhole();
        }
    }

    private static ForeignTransaction open(Trial trial, int partition) throws Exception {
        var topic = "rebound." + WRITER + ".events";
        var open = ForeignTransaction.open(trial.cluster().stack().bootstrapServers(), topic, partition);
        trial.injected("a transaction left open on " + topic);
        return open;
    }

    /** What the instances that read the partition say at most; -1 if none says anything. */
    private static double lag(Trial trial, int partition) {
        return trial.cluster().living(READER).stream()
                .mapToDouble(
                        instance -> instance.metric(METRIC, "of=\"" + WRITER + "\"", "partition=\"" + partition + "\""))
                .max()
                .orElse(-1);
    }
}
