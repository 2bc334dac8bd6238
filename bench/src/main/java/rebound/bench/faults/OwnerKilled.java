package rebound.bench.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import rebound.bench.faults.agent.FailPoint;

/** F1: an owner is gone, from one instruction to the next, at each point of a command's path. */
final class OwnerKilled implements Scenario {

    private static final List<FailPoint> POINTS =
            List.copyOf(EnumSet.range(FailPoint.AFTER_POLL, FailPoint.BEFORE_REPLY));

    private static final int MOST_PASSED = 20;

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
        // In every round an owner of each service ends, each at another point.
        var services = Cluster.SERVICES;
        var rounds = trial.isBrief() ? (POINTS.size() + services.size() - 1) / services.size() : POINTS.size();
        for (var round = 0; round < rounds; round++) {
            trial.workload().awaitFlow();
            var victims = new ArrayList<Victim>();
            for (var n = 0; n < services.size(); n++) {
                var number = trial.isBrief() ? round * services.size() + n : round + n * 2;
                if (number < POINTS.size() || !trial.isBrief()) {
                    victims.add(arm(trial, services.get(n), POINTS.get(number % POINTS.size())));
                }
            }
            victims.forEach(victim -> awaitEnd(trial, victim));
            var moved = new TreeMap<String, Duration>();
            for (var victim : victims) {
                var service = victim.instance().service();
                moved.put(service, trial.cluster().awaitActive(service, victim.owned()));
            }
            trial.workload().awaitFlow();
            moved.forEach((service, after) -> trial.recovered("partitions of " + service, after));
            victims.forEach(victim -> trial.cluster().replace(victim.instance()));
            trial.cluster().awaitWhole();
        }
    }

    private static Victim arm(Trial trial, String service, FailPoint point) {
        var instance = trial.cluster().anyOwner(service, trial.random());
        var victim = new Victim(instance, point, instance.activePartitions());
        instance.failPoints().arm(point, trial.random().nextInt(MOST_PASSED));
        return victim;
    }

    private static void awaitEnd(Trial trial, Victim victim) {
        var instance = victim.instance();
        Waiting.until(instance + " ends " + victim.point().text(), () -> !instance.isAlive());
        Trial.require(
                instance.failPoints().endedAt(victim.point()),
                instance + " ended with status " + instance.process().exitStatus() + ", and not "
                        + victim.point().text());
        trial.requireUnderWay(instance.service());
        trial.injected("kill -9 " + victim.point().text() + " in " + instance.service());
    }
}
