package rebound.bench.faults;

import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import rebound.bench.faults.agent.FailPoint;

/**
 * F12: documents and policies are given again what they had, from positions that were set back, the partitions in whatever
 * order their owners come to it; and owners end when some collections have what was committed, and others have not.
 */
final class Redelivered implements Scenario {

    private static final int CRASHES = 2;
    private static final int MOST_COMMANDS_BACK = 50;

    @Override
    public String name() {
        return "F12";
    }

    @Override
    public String title() {
        return "events and commands redelivered, a crash in the middle of an apply";
    }

    @Override
    public void inject(Trial trial) throws InterruptedException, ExecutionException {
        for (var n = 0; n < CRASHES; n++) {
            for (var service : Cluster.SERVICES) {
                crashInTheMiddle(trial, service);
            }
        }
        var cluster = trial.cluster();
        trial.workload().awaitFlow();
        trial.awaitUnderWay();
        cluster.stopServices();
        setBackCheckpoints(trial);
        setBackPositions(trial);
        var since = Instant.now();
        for (var service : Cluster.SERVICES) {
            cluster.add(service);
            cluster.add(service);
        }
        cluster.awaitWhole();
        trial.workload().awaitFlow();
        trial.recovered("all services after what was redelivered", Duration.between(since, Instant.now()));
    }

    private static void crashInTheMiddle(Trial trial, String service) {
        var cluster = trial.cluster();
        trial.workload().awaitFlow(List.of(service));
        var victim = cluster.anyOwner(service, trial.random());
        var owned = victim.activePartitions();
        victim.failPoints().end(FailPoint.MID_APPLY, trial.random().nextInt(8));
        Waiting.until(victim + " ends", () -> !victim.isAlive());
        var ended = Objects.requireNonNull(victim.failPoints().reached(), "ended elsewhere");
        trial.injected("kill -9 between two collections, in " + service);
        trial.recovered("the partitions", Duration.between(ended, cluster.awaitMoved(victim, owned)));
        cluster.replace(victim);
        cluster.awaitWhole();
    }

    /** Half of what has been applied is to be applied again. */
    private static void setBackCheckpoints(Trial trial) {
        try (var mongo = MongoClients.create(trial.cluster().stack().mongoUri())) {
            for (var service : Cluster.SERVICES) {
                var database = mongo.getDatabase(trial.cluster().stack().mongoDatabase(service));
                for (var name : database.listCollectionNames()) {
                    var collection = database.getCollection(name);
                    for (var checkpoint : collection.find(Filters.regex("_id", "^~.*/"))) {
                        var offset = checkpoint.getLong("offset");
                        if (offset > 1) {
                            collection.updateOne(
                                    Filters.eq("_id", checkpoint.getString("_id")), Updates.set("offset", offset / 2));
                            trial.injected("a checkpoint set back by half, of " + service);
                        }
                    }
                }
            }
        }
    }

    private static void setBackPositions(Trial trial) throws InterruptedException, ExecutionException {
        try (var admin =
                Admin.create(Map.of("bootstrap.servers", trial.cluster().stack().bootstrapServers()))) {
            for (var service : Cluster.SERVICES) {
                var policies = "rebound." + service + ".policies";
                var reacted = positions(admin, policies);
                reacted.replaceAll((on, position) -> new OffsetAndMetadata(position.offset() / 2));
                if (!reacted.isEmpty()) {
                    admin.alterConsumerGroupOffsets(policies, reacted).all().get();
                    trial.injected("the policies of " + service + " set back by half");
                }
                var commands = "rebound." + service;
                var decided = positions(admin, commands);
                decided.replaceAll(
                        (on, position) -> new OffsetAndMetadata(Math.max(0, position.offset() - MOST_COMMANDS_BACK)));
                admin.alterConsumerGroupOffsets(commands, decided).all().get();
                trial.injected("the decided commands of " + service + " set back");
            }
        }
    }

    private static Map<TopicPartition, OffsetAndMetadata> positions(Admin admin, String group)
            throws InterruptedException, ExecutionException {
        return new HashMap<>(admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get());
    }
}
