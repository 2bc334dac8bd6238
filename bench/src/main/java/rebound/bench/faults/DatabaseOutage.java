package rebound.bench.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import rebound.bench.Databases;

/**
 * F11: the database is slow, is emptied under live owners, also between two commands for one thing, and is down and comes
 * back empty. That reads then say nothing wrong is what the people of the workload look after.
 */
final class DatabaseOutage implements Scenario {

    private static final Duration SLOW = Duration.ofMillis(400);
    private static final Duration FOR_A_WHILE = Duration.ofSeconds(10);
    private static final int ACCEPTED_MEANWHILE = 10;
    private static final int TWO_COMMANDS = 5;

    @Override
    public String name() {
        return "F11";
    }

    @Override
    public String title() {
        return "MongoDB slow, wiped, down";
    }

    @Override
    public void inject(Trial trial) throws InterruptedException {
        trial.workload().awaitFlow();
        slow(trial);
        wipedBetweenTwoCommands(trial, trial.isBrief() ? 1 : TWO_COMMANDS);
        down(trial);
    }

    private static void slow(Trial trial) {
        var proxy = trial.cluster().database();
        trial.awaitUnderWay();
        proxy.delay(SLOW);
        try {
            trial.injected("every request to the database held up by " + SLOW.toMillis() + " ms");
            Waiting.pause(trial.isBrief() ? FOR_A_WHILE.dividedBy(4) : FOR_A_WHILE);
            trial.workload().awaitFlow();
        } finally {
            proxy.delay(Duration.ZERO);
        }
        trial.recovered("all services serve after it was slow", trial.workload().awaitFlow());
    }

    private static void wipedBetweenTwoCommands(Trial trial, int times) throws InterruptedException {
        for (var n = 0; n < times; n++) {
            var wiped = new CountDownLatch(1);
            var pair = trial.workload().twoCommands(trial.random().split(), wiped);
            pair.awaitFirst();
            var since = Instant.now();
            Databases.drop(trial.cluster().stack(), trial.cluster().databases().values());
            wiped.countDown();
            trial.injected("all documents wiped between two commands for the same things");
            pair.awaitSecond();
            trial.recovered("the second command is decided", Duration.between(since, Instant.now()));
            trial.workload().awaitFlow();
        }
    }

    private static void down(Trial trial) {
        var cluster = trial.cluster();
        var stack = cluster.stack();
        var reader = trial.workload().somebodyElse(trial.random().split());
        reader.makeSome();
        trial.awaitUnderWay();
        var pendingBefore = trial.workload().answered(202);
        List<Somebody.Later> later;
        stack.killDatabase();
        trial.injected("the database killed");
        try {
            Waiting.until(
                    "commands are accepted all the same",
                    () -> trial.workload().answered(202) > pendingBefore + ACCEPTED_MEANWHILE);
            var answers = reader.lookAtAll();
            Trial.require(
                    answers.stream().allMatch(status -> status == 503),
                    "Without a database, reads were answered with " + answers);
            later = reader.askOnce();
            for (var service : Cluster.SERVICES) {
                for (var instance : cluster.living(service)) {
                    Trial.require(
                            instance.awaitStatus("ready") == 200,
                            instance + " takes no commands only because the database is down");
                    Waiting.until(instance + " says that the database is down", () -> !"up"
                            .equals(instance.data("ready").get("database")));
                    Trial.require(
                            instance.awaitStatus("group/projection") == 503,
                            instance + " says that people can read, without a database");
                }
            }
        } finally {
            stack.startDatabase();
        }
        var back = Instant.now();
        trial.workload().awaitFlow();
        for (var service : Cluster.SERVICES) {
            Waiting.until("people can read " + service, () -> cluster.living(service).stream()
                    .allMatch(instance -> instance.status("group/projection") == 200));
        }
        reader.awaitDone(later);
        reader.lookAtAll();
        trial.recovered("everything is readable after the database was down", Duration.between(back, Instant.now()));
        trial.workload().awaitFlow(List.copyOf(Cluster.SERVICES));
    }
}
