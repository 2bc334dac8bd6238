package rebound.bench.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import rebound.bench.faults.agent.FailPoint;

/**
 * F4: an owner ends with a transaction open; whoever takes over is told to leave as soon as it has the partition, and the
 * next owner has it a moment later.
 */
final class HandedOverTwice implements Scenario {

    private static final int ROUNDS = 2;

    @Override
    public String name() {
        return "F4";
    }

    @Override
    public String title() {
        return "kill -9 with an open transaction, then two fast hand-overs";
    }

    @Override
    public void inject(Trial trial) {
        for (var round = 0; round < ROUNDS; round++) {
            for (var service : Cluster.SERVICES) {
                twice(trial, service);
            }
        }
    }

    /** With one partition only, so that it is that one in which its transaction is open. */
    private static Instance ownerOfOne(Trial trial, String service) {
        while (true) {
            var owner = trial.cluster().anyOwner(service, trial.random());
            if (owner.activePartitions().size() == 1) {
                return owner;
            }
        }
    }

    private static void twice(Trial trial, String service) {
        var cluster = trial.cluster();
        var third = cluster.add(service);
        cluster.awaitWhole();
        trial.workload().awaitFlow();
        var first = ownerOfOne(trial, service);
        var owned = first.activePartitions();
        first.failPoints()
                .withCommands()
                .end(FailPoint.BEFORE_COMMIT, trial.random().nextInt(5));
        Waiting.until(first + " ends", () -> !first.isAlive());
        Trial.require(first.failPoints().reached() != null, first + " ended elsewhere");
        trial.injected("kill -9 with an open transaction in " + service);
        var others = new ArrayList<Instance>(cluster.living(service));
        Waiting.until("somebody is given one of " + owned, () -> others.stream()
                .anyMatch(other -> !Collections.disjoint(other.owned().keySet(), owned)));
        var second = others.stream()
                .filter(other -> !Collections.disjoint(other.owned().keySet(), owned))
                .findFirst()
                .orElseThrow(() -> new FaultFailure("Nobody has what " + first + " had, any more"));
        var leaving = second.owned().keySet();
        second.process().terminate();
        trial.injected("SIGTERM of the next owner, as soon as it has the partition, in " + service);
        var ended = Objects.requireNonNull(first.failPoints().reached());
        var since = cluster.awaitMoved(second, leaving);
        trial.recovered("the partitions, at the third owner", Duration.between(ended, since));
        Waiting.until(second + " ends", () -> !second.isAlive());
        cluster.forget(second);
        cluster.replace(first);
        cluster.awaitWhole();
        trial.workload().awaitFlow(List.of(service));
        Trial.require(third == first || third == second || third.isAlive(), third + " has ended");
    }
}
