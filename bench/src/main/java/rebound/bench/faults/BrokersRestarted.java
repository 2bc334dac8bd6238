package rebound.bench.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import rebound.local.Brokers;
import rebound.local.LocalStack;

/** F6: the three brokers of a cluster are restarted, one after the other. */
final class BrokersRestarted implements Scenario {

    /** Accepted for later, or unknown. */
    private static final Set<Integer> SAY_SO = Set.of(202, 503);

    private static final int BROKERS = 3;

    /** Of the tries in the time of a restart. */
    private static final double MOST_WITHOUT_RESULT = 0.5;

    /** Until somebody knows: many times what it takes until another broker leads. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private static final Duration TO_STOP = Duration.ofSeconds(30);

    @Override
    public String name() {
        return "F6";
    }

    @Override
    public String title() {
        return "rolling restart of a cluster of three brokers";
    }

    @Override
    public Cluster cluster(Path folder) {
        return Cluster.start(LocalStack.start(folder, Brokers.three()), 1);
    }

    @Override
    public void inject(Trial trial) throws Exception {
        restartAll(trial, false);
        restartAll(trial, true);
    }

    private static void restartAll(Trial trial, boolean crash) throws Exception {
        var stack = trial.cluster().stack();
        trial.workload().awaitFlow();
        for (var number = 1; number <= BROKERS; number++) {
            var started = Instant.now();
            var broker = stack.broker(number);
            if (crash) {
                broker.kill();
            } else {
                broker.terminate();
                Trial.require(broker.awaitExit(TO_STOP), broker + " does not end after SIGTERM");
            }
            trial.injected((crash ? "kill -9" : "SIGTERM") + " of a broker, and its restart");
            trial.recovered("writes without the broker", trial.workload().awaitFlow());
            stack.startBroker(number);
            awaitInSync(stack);
            trial.recovered("all replicas in sync", Duration.between(started, Instant.now()));
            trial.workload().awaitFlow();
            var answers = Answers.since(started, trial.workload().record().writes());
            trial.note("%s of broker %d: %s".formatted(crash ? "kill -9" : "restart", number, answers));
            Trial.require(answers.misleading().isEmpty(), "An answer that misleads: " + answers.misleading());
            Trial.require(
                    SAY_SO.containsAll(answers.unknown().keySet()),
                    "A try without a result that says neither that it is accepted nor that it is unknown: " + answers);
            Trial.require(
                    answers.unknownInAll() <= MOST_WITHOUT_RESULT * answers.tries()
                            && answers.longest().compareTo(LONGEST) < 0,
                    "Too many tries without a result, or too long, while a broker was restarted: " + answers);
        }
    }

    private static void awaitInSync(LocalStack stack) throws InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            Waiting.until("every partition has " + BROKERS + " replicas in sync", () -> isInSync(admin));
        }
    }

    private static boolean isInSync(Admin admin) {
        try {
            var all = new ListTopicsOptions().listInternal(true);
            return admin.describeTopics(admin.listTopics(all).names().get()).allTopicNames().get().values().stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .allMatch(partition -> partition.isr().size() == BROKERS);
        } catch (ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FaultFailure("Interrupted");
        }
    }
}
