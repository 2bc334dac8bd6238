package rebound.bench.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import rebound.bench.faults.agent.FailPoint;

/** F1: an owner is gone, from one instruction to the next, at each point of a command's path. */
final class OwnerKilled implements Scenario {

    private static final List<FailPoint> POINTS =
            List.copyOf(EnumSet.range(FailPoint.AFTER_POLL, FailPoint.BEFORE_REPLY));

    /** The session of a member of the group, 6 s, and what a take-over takes. */
    private static final Duration MOVED = Duration.ofSeconds(10);

    /** On a machine of which nobody knows what else it does: still no more than a session and a slow take-over. */
    private static final Duration MOVED_ELSEWHERE = MOVED.multipliedBy(3);

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
        var rounds = trial.isBrief() ? briefRounds() : rounds();
        for (var round : rounds) {
            trial.workload().awaitFlow();
            var victims = new ArrayList<Victim>();
            round.forEach((point, service) -> victims.add(choose(trial, service, point, victims)));
            victims.forEach(victim -> victim.instance()
                    .failPoints()
                    .withCommands()
                    .end(victim.point(), trial.random().nextInt(trial.isBrief() ? 2 : MOST_PASSED)));
            victims.forEach(victim -> awaitEnd(trial, victim));
            var bound = trial.isBrief() ? MOVED_ELSEWHERE : MOVED;
            for (var victim : victims) {
                var ended = lastEndOf(victim.instance().service(), victims);
                var after = Duration.between(ended, trial.cluster().awaitMoved(victim.instance(), victim.owned()));
                trial.recovered("the partitions", after);
                Trial.require(
                        after.compareTo(bound) < 0, "The partitions of " + victim.instance() + " moved after " + after);
            }
            victims.forEach(victim -> trial.replace(victim.instance()));
            trial.cluster().awaitWhole();
        }
        trial.workload().awaitFlow();
    }

    /** In each round an owner of each service ends, each at another point; in the end each at each. */
    private static List<Map<FailPoint, String>> rounds() {
        var rounds = new ArrayList<Map<FailPoint, String>>();
        for (var round = 0; round < POINTS.size(); round++) {
            var ends = new EnumMap<FailPoint, String>(FailPoint.class);
            for (var n = 0; n < Cluster.SERVICES.size(); n++) {
                ends.put(POINTS.get((round + 2 * n) % POINTS.size()), Cluster.SERVICES.get(n));
            }
            rounds.add(ends);
        }
        return rounds;
    }

    /** Each point once, in as few rounds as leave others to take over. */
    private static List<Map<FailPoint, String>> briefRounds() {
        return List.of(
                Map.of(
                        FailPoint.MID_SEND, "journal",
                        FailPoint.BEFORE_REPLY, "journal",
                        FailPoint.AFTER_OFFSETS, "plan",
                        FailPoint.AFTER_POLL, "reminder"),
                Map.of(
                        FailPoint.AFTER_COMMIT, "journal",
                        FailPoint.BEFORE_PROJECTION, "plan",
                        FailPoint.BEFORE_COMMIT, "reminder"));
    }

    private static Victim choose(Trial trial, String service, FailPoint point, List<Victim> others) {
        while (true) {
            var instance = trial.cluster().anyOwner(service, trial.random());
            if (others.stream().noneMatch(other -> other.instance() == instance)) {
                return new Victim(instance, point, instance.activePartitions());
            }
        }
    }

    /** Where two of a service end, one may have taken over from the other. */
    private static Instant lastEndOf(String service, List<Victim> victims) {
        return victims.stream()
                .map(Victim::instance)
                .filter(instance -> instance.service().equals(service))
                .map(instance -> Objects.requireNonNull(instance.failPoints().reached()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static void awaitEnd(Trial trial, Victim victim) {
        var instance = victim.instance();
        Waiting.until(instance + " ends " + victim.point().text(), () -> !instance.isAlive());
        Trial.require(
                instance.failPoints().reached() != null,
                instance + " ended with status " + instance.process().exitStatus() + ", and not at "
                        + victim.point().text());
        trial.injected("kill -9 " + victim.point().text() + " in " + instance.service());
    }
}
