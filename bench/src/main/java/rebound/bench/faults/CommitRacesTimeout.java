package rebound.bench.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import rebound.bench.faults.agent.FailPoint;

/**
 * F3: an owner asks for a commit just as the broker gives up on its transaction. It is held up before the commit for about as
 * long as a transaction may last, while its process lives and keeps its partitions.
 */
final class CommitRacesTimeout implements Scenario {

    private static final Duration TRANSACTION = Duration.ofSeconds(15);

    /** How often a broker looks for transactions that last too long. */
    private static final Duration BROKER_LOOKS = Duration.ofSeconds(10);

    private static final int ROUNDS = 4;

    private record Held(Instance instance, Duration time) {}

    @Override
    public String name() {
        return "F3";
    }

    @Override
    public String title() {
        return "a commit that races the time-out of its transaction";
    }

    @Override
    public void inject(Trial trial) {
        for (var round = 0; round < ROUNDS; round++) {
            trial.workload().awaitFlow();
            var held = new ArrayList<Held>();
            for (var service : Cluster.SERVICES) {
                var instance = trial.cluster().anyOwner(service, trial.random());
                var time = TRANSACTION
                        .minusSeconds(1)
                        .plusMillis(trial.random()
                                .nextLong(BROKER_LOOKS.plusSeconds(2).toMillis()));
                instance.failPoints()
                        .withCommands()
                        .hold(FailPoint.BEFORE_COMMIT, trial.random().nextInt(5), time);
                held.add(new Held(instance, time));
            }
            var resumed = new ArrayList<Instant>();
            for (var one : held) {
                var failPoints = one.instance().failPoints();
                Waiting.until(one.instance() + " is held up", () -> failPoints.reached() != null);
                resumed.add(Objects.requireNonNull(failPoints.reached()).plus(one.time()));
                trial.injected(
                        "a commit held up for 14 to 26 s in " + one.instance().service());
            }
            var last = resumed.stream().max(Instant::compareTo).orElseThrow();
            Waiting.until("all of them commit", () -> Instant.now().isAfter(last));
            trial.cluster().awaitRestOfPartitions();
            trial.recovered("every partition decides what waited for it", Duration.between(last, Instant.now()));
            Trial.require(held.stream().allMatch(one -> one.instance().isAlive()), "One of " + held + " has ended");
        }
        trial.workload().awaitFlow(List.copyOf(Cluster.SERVICES));
    }
}
