package rebound.bench.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import rebound.local.LocalStack;

/**
 * F20: the database is down while people go on, and the services are stopped for so long that the broker has forgotten their
 * positions; then everything comes back. And once more with nothing left to do.
 */
final class LongOutage implements Scenario {

    private static final int MEANWHILE = 50;

    @Override
    public String name() {
        return "F20";
    }

    @Override
    public String title() {
        return "MongoDB down, and services stopped, for longer than positions are kept";
    }

    @Override
    public void inject(Trial trial) throws InterruptedException, ExecutionException {
        var cluster = trial.cluster();
        trial.workload().awaitFlow();
        try (var admin =
                Admin.create(Map.of("bootstrap.servers", cluster.stack().bootstrapServers()))) {
            requireKept(admin);
            var pending = trial.workload().answered(202);
            trial.awaitUnderWay();
            cluster.stack().killDatabase();
            trial.injected("the database killed");
            Waiting.until("commands pile up", () -> trial.workload().answered(202) > pending + MEANWHILE);
            var patient = trial.workload().somebodyElse(trial.random().split());
            var later = patient.askOnce();
            cluster.stopServices();
            forget(trial, admin);
            cluster.stack().startDatabase();
            start(trial, "what was accepted is decided after everything was down");
            patient.awaitDone(later);
            trial.workload().awaitFlow();
            cluster.awaitRestOfPartitions();
            cluster.stopServices();
            forget(trial, admin);
            forgetAnswers(trial, admin);
            start(trial, "all services after their positions were forgotten");
        }
        trial.workload().awaitFlow();
    }

    private static void start(Trial trial, String what) {
        var since = Instant.now();
        for (var service : Cluster.SERVICES) {
            trial.cluster().add(service);
            trial.cluster().add(service);
        }
        trial.cluster().awaitWhole();
        trial.workload().awaitFlow();
        trial.recovered(what, Duration.between(since, Instant.now()));
    }

    /** As the broker does after {@code offsets.retention.minutes}. */
    private static void forget(Trial trial, Admin admin) throws InterruptedException, ExecutionException {
        var groups = new ArrayList<String>();
        for (var service : Cluster.SERVICES) {
            groups.addAll(List.of("rebound." + service, "rebound." + service + ".policies"));
        }
        for (var group : groups) {
            try {
                admin.deleteConsumerGroups(List.of(group)).all().get();
                trial.injected("the positions of " + group + " forgotten");
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof GroupIdNotFoundException)) {
                    throw e;
                }
            }
        }
    }

    /** As the broker does after their retention; those of one partition, so that the checker can judge the others in full. */
    private static void forgetAnswers(Trial trial, Admin admin) throws InterruptedException, ExecutionException {
        for (var service : Cluster.SERVICES) {
            var on = new TopicPartition(
                    "rebound." + service + ".answers", trial.random().nextInt(LocalStack.PARTITIONS));
            var end = admin.listOffsets(Map.of(on, OffsetSpec.latest()))
                    .partitionResult(on)
                    .get()
                    .offset();
            admin.deleteRecords(Map.of(on, RecordsToDelete.beforeOffset(end)))
                    .all()
                    .get();
            trial.injected("the answers of a partition of " + service + " forgotten");
        }
    }

    /** What nobody has decided yet is kept for ever: so no outage can be longer. */
    private static void requireKept(Admin admin) throws InterruptedException, ExecutionException {
        for (var service : Cluster.SERVICES) {
            for (var log : List.of("commands", "events")) {
                var topic = new ConfigResource(ConfigResource.Type.TOPIC, "rebound." + service + "." + log);
                var config = admin.describeConfigs(List.of(topic)).all().get().get(topic);
                for (var bound : List.of("retention.ms", "retention.bytes")) {
                    var value = config.get(bound).value();
                    Trial.require("-1".equals(value), topic.name() + " is kept for " + bound + "=" + value);
                }
            }
        }
    }
}
