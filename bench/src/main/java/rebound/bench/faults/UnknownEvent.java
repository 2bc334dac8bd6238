package rebound.bench.faults;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import rebound.bench.CommittedRecords;
import rebound.bench.Databases;
import rebound.bench.PolicyPositions;
import rebound.bench.TemporaryFolder;
import rebound.local.LocalStack;

/**
 * An event of a version that this release does not know. Policies of other services pass over it. The owner of its partition
 * halts at it once it has to read it, because the state that would follow without it is wrong; nobody else does. On a stack
 * of its own, as it stays in the log for ever.
 */
final class UnknownEvent {

    private static final String EVENTS = "rebound.plan.events";
    private static final String TYPE = "rebound.plan.goal-set.v99";

    /** So many that there is somebody in each partition. */
    private static final int MOST_PEOPLE = 60;

    private final Trial trial;
    private final Cluster cluster;
    private final Workload workload;

    private UnknownEvent(Trial trial, Cluster cluster) {
        this.trial = trial;
        this.cluster = cluster;
        this.workload = new Workload(cluster, trial.random().nextLong());
    }

    static void show(Trial trial) throws InterruptedException, ExecutionException {
        try (var folder = TemporaryFolder.create("faults-unknown-event-");
                var cluster = Cluster.start(LocalStack.start(folder.path()), 1)) {
            try {
                new UnknownEvent(trial, cluster).show();
            } catch (RuntimeException e) {
                folder.keep();
                trial.note("What it left behind is in " + folder.path());
                throw e;
            }
        }
    }

    private void show() throws InterruptedException, ExecutionException {
        var people = onePersonOfEachPartition(trial.random().split());
        var partition = people.firstKey();
        append(partition);
        trial.injected("an event of an unknown version in the events of plan");
        othersPassOverIt(people.get(partition));
        itsOwnerHalts(partition, people);
        Trial.require(workload.complaints().isEmpty(), String.join("; ", workload.complaints()));
    }

    private TreeMap<Integer, Somebody> onePersonOfEachPartition(SplittableRandom random) {
        var people = new TreeMap<Integer, Somebody>();
        var users = new HashSet<String>();
        for (var n = 0; people.size() < LocalStack.PARTITIONS && n < MOST_PEOPLE; n++) {
            var somebody = workload.somebodyElse(random.split());
            somebody.makeSome();
            CommittedRecords.forEach(cluster.stack().bootstrapServers(), EVENTS, event -> {
                if (users.add(new String(event.key(), StandardCharsets.UTF_8))) {
                    people.putIfAbsent(event.partition(), somebody);
                }
            });
        }
        Trial.require(people.size() == LocalStack.PARTITIONS, "Nobody is in one of the partitions");
        return people;
    }

    /** The last one there once more, as a later release would have written it. */
    private void append(int partition) throws InterruptedException, ExecutionException {
        var known = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        CommittedRecords.forEach(cluster.stack().bootstrapServers(), EVENTS, event -> {
            if (event.partition() == partition) {
                known.add(event);
            }
        });
        var headers = new RecordHeaders();
        for (var header : known.getLast().headers()) {
            var value = header.key().equals("ce_type") ? TYPE.getBytes(StandardCharsets.UTF_8) : header.value();
            headers.add(header.key(), value);
        }
        var config = Map.<String, Object>of("bootstrap.servers", cluster.stack().bootstrapServers());
        try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            EVENTS,
                            partition,
                            known.getLast().key(),
                            known.getLast().value(),
                            headers))
                    .get();
        }
    }

    private void othersPassOverIt(Somebody inItsPartition) {
        inItsPartition.makeSome();
        try (var policies = new PolicyPositions(cluster.stack().bootstrapServers())) {
            trial.recovered(
                    "the policies of other services are past it",
                    Waiting.until("policies pass over " + TYPE, () -> Stream.of("journal", "reminder")
                            .allMatch(policies::haveHeardAll)));
        }
        Stream.of("journal", "reminder")
                .flatMap(service -> cluster.living(service).stream())
                .forEach(other -> Trial.require(
                        other.status("group/projection") == 200, other + " does not go on after an unknown event"));
    }

    private void itsOwnerHalts(int partition, Map<Integer, Somebody> people) {
        var plan = cluster.living("plan").getFirst();
        Databases.drop(cluster.stack(), List.of(cluster.stack().mongoDatabase("plan")));
        trial.injected("its partition to be read from the beginning");
        Waiting.until("the owner halts at " + TYPE + ", and only there", () -> {
            var owned = plan.owned();
            return owned.getOrDefault(partition, "").contains(TYPE)
                    && plan.activePartitions().size() == LocalStack.PARTITIONS - 1;
        });
        Trial.require(
                plan.status("group/projection") == 503,
                plan + " says that people can read a partition at which it halts");
        Trial.require(
                plan.status("ready") == 200 && plan.status("live") == 200,
                plan + " takes no commands of other partitions because of one that halts");
        people.forEach((number, somebody) -> {
            if (number != partition) {
                somebody.makeSome();
            }
            Trial.require(
                    somebody.lookAtAll().contains(503) == (number == partition),
                    "Reads of partition " + number + " are wrong while partition " + partition + " halts");
        });
    }
}
