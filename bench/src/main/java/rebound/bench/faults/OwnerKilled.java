package rebound.bench.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import rebound.bench.faults.agent.FailPoint;

/** F1: an owner is gone, from one instruction to the next, at each point of a command's path. */
final class OwnerKilled implements Scenario {

    private static final List<FailPoint> POINTS =
            List.copyOf(EnumSet.range(FailPoint.AFTER_POLL, FailPoint.BEFORE_REPLY));

    /** The batch in which it ends comes by chance. */
    private static final int MOST_PASSED = 8;

    private record Victim(Instance instance, FailPoint point, Set<Integer> owned) {}

    @Override
    public String name() {
        return "F1";
    }

    @Override
    public String title() {
        return "kill -9 of an owner, at seven points of a command's path";
    }

    @Override
    public void inject(Trial trial) {
        var services = Cluster.SERVICES;
        // In each round an owner of each service ends, each at another point.
        var rounds = trial.isBrief() ? Math.ceilDiv(POINTS.size(), services.size()) : POINTS.size();
        for (var round = 0; round < rounds; round++) {
            trial.workload().awaitFlow();
            var victims = new ArrayList<Victim>();
            for (var n = 0; n < services.size(); n++) {
                var number = trial.isBrief() ? round * services.size() + n : (round + 2 * n) % POINTS.size();
                if (number < POINTS.size()) {
                    victims.add(choose(trial, services.get(n), POINTS.get(number)));
                }
            }
            victims.forEach(victim -> victim.instance()
                    .failPoints()
                    .end(victim.point(), trial.random().nextInt(MOST_PASSED)));
            victims.forEach(victim -> awaitEnd(trial, victim));
            for (var victim : victims) {
                var ended =
                        Objects.requireNonNull(victim.instance().failPoints().reached());
                trial.recovered(
                        "the partitions",
                        Duration.between(ended, trial.cluster().awaitMoved(victim.instance(), victim.owned())));
            }
            victims.forEach(victim -> trial.cluster().replace(victim.instance()));
            trial.cluster().awaitWhole();
        }
        trial.workload().awaitFlow();
    }

    private static Victim choose(Trial trial, String service, FailPoint point) {
        var instance = trial.cluster().anyOwner(service, trial.random());
        return new Victim(instance, point, instance.activePartitions());
    }

    private static void awaitEnd(Trial trial, Victim victim) {
        var instance = victim.instance();
        Waiting.until(instance + " ends " + victim.point().text(), () -> !instance.isAlive());
        Trial.require(
                instance.failPoints().reached() != null,
                instance + " ended with status " + instance.process().exitStatus() + ", and not at "
                        + victim.point().text());
        trial.requireUnderWay(instance.service());
        trial.injected("kill -9 " + victim.point().text() + " in " + instance.service());
    }
}
