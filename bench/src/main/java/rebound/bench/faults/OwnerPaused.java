package rebound.bench.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import rebound.bench.faults.agent.FailPoint;

/**
 * F2: an owner stands still between the last record of a transaction and its commit, until its session and its transaction
 * have timed out and another has its partitions; then it goes on, and commits.
 */
final class OwnerPaused implements Scenario {

    /** Longer than the session of a member of a group. */
    private static final Duration TRANSACTION = Duration.ofSeconds(15);

    /** How often a broker looks for transactions that last too long. */
    private static final Duration BROKER_LOOKS = Duration.ofSeconds(10);

    private static final String FENCED = "FencedException";

    private record Zombie(Instance instance, Set<Integer> owned, Instant stopped) {}

    @Override
    public String name() {
        return "F2";
    }

    @Override
    public String title() {
        return "SIGSTOP of an owner past its session and transaction time-outs, then SIGCONT";
    }

    @Override
    public void inject(Trial trial) {
        var services = trial.isBrief() ? List.of("journal") : Cluster.SERVICES;
        var cluster = trial.cluster();
        trial.workload().awaitFlow();
        var zombies = new ArrayList<Zombie>();
        for (var service : services) {
            var instance = cluster.anyOwner(service, trial.random());
            var owned = instance.activePartitions();
            instance.failPoints()
                    .withCommands()
                    .stop(FailPoint.BEFORE_COMMIT, trial.random().nextInt(trial.isBrief() ? 2 : 5));
            Waiting.until(
                    instance + " stands still", () -> instance.failPoints().reached() != null);
            zombies.add(new Zombie(
                    instance,
                    owned,
                    Objects.requireNonNull(instance.failPoints().reached())));
            trial.injected("SIGSTOP with an open transaction, in " + service);
        }
        try {
            for (var zombie : zombies) {
                trial.recovered(
                        "the partitions",
                        Duration.between(zombie.stopped(), cluster.awaitMoved(zombie.instance(), zombie.owned())));
            }
            trial.workload().awaitFlow();
            var stillFor =
                    trial.isBrief() ? TRANSACTION.plusSeconds(1) : TRANSACTION.plus(BROKER_LOOKS.multipliedBy(2));
            var goesOn = zombies.getLast().stopped().plus(stillFor);
            Waiting.until("the time-outs", () -> Instant.now().isAfter(goesOn));
        } finally {
            zombies.forEach(zombie -> zombie.instance().process().resume());
        }
        for (var zombie : zombies) {
            comesBack(trial, zombie, Instant.now());
        }
        trial.workload().awaitFlow();
    }

    private static void comesBack(Trial trial, Zombie zombie, Instant resumed) {
        var instance = zombie.instance();
        Waiting.until(instance + " tries to commit and is fenced", () -> instance.logged(FENCED) > 0);
        trial.cluster().awaitWhole();
        Trial.require(instance.isAlive(), instance + " did not outlive it");
        trial.recovered("the zombie owns partitions again", Duration.between(resumed, Instant.now()));
        for (var other : trial.cluster().living(instance.service())) {
            Trial.require(
                    other == instance || other.logged(FENCED) == 0,
                    other + " was the true owner, and was fenced by " + instance + ": see "
                            + other.process().log());
        }
    }
}
