package rebound.bench.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import rebound.bench.faults.agent.FailPoint;

/** F19: SIGTERM under load, as in every deployment. */
final class Terminated implements Scenario {

    /** From SIGTERM until others decide for all of an owner's partitions: it may finish what it has begun, and may not dawdle. */
    private static final Duration MEDIAN = Duration.ofSeconds(2);

    /** Each of them is shorter than a session: whoever waited for it to expire has taken over, and was handed nothing. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private static final Duration TO_END = Duration.ofSeconds(60);
    private static final int TIMES = 3;

    /** A deployment replaces what has served for a while; what has just started still takes seconds for whatever it does first. */
    private static final int WARM = 20;

    @Override
    public String name() {
        return "F19";
    }

    @Override
    public String title() {
        return "SIGTERM of an owner under load";
    }

    @Override
    public void inject(Trial trial) {
        for (var n = 0; n < WARM && !trial.isBrief(); n++) {
            trial.workload().awaitFlow();
        }
        var takenOver = new ArrayList<Duration>();
        for (var n = 0; n < (trial.isBrief() ? 1 : TIMES); n++) {
            for (var service : trial.isBrief() ? List.of("journal") : Cluster.SERVICES) {
                takenOver.add(terminate(trial, service));
            }
        }
        var median = takenOver.stream().sorted().toList().get(takenOver.size() / 2);
        // One alone is none.
        Trial.require(
                trial.isBrief() || median.compareTo(MEDIAN) < 0,
                "In most cases others decided for the partitions " + median + " after SIGTERM, or later");
    }

    /** Returns how long nobody decided. */
    private static Duration terminate(Trial trial, String service) {
        var cluster = trial.cluster();
        trial.workload().awaitFlow(List.of(service));
        var leaving = cluster.anyOwner(service, trial.random());
        var owned = leaving.activePartitions();
        Waiting.until("requests to " + leaving + " are under way", () -> leaving.underWay() > 0);
        leaving.failPoints().note(FailPoint.LET_GO);
        var left = Instant.now();
        leaving.process().terminate();
        trial.injected("SIGTERM of an owner of " + service);
        var moved = cluster.awaitMoved(leaving, owned);
        var letGo = Objects.requireNonNull(leaving.failPoints().reached(), "The partitions were not let go");
        var takenOver = Duration.between(left, moved);
        var handedOver = Duration.between(letGo, moved);
        trial.recovered("the partitions, from SIGTERM", takenOver);
        trial.recovered("the partitions, from being let go", handedOver);
        Trial.require(leaving.process().awaitExit(TO_END), leaving + " does not end");
        Trial.require(
                takenOver.compareTo(LONGEST) < 0,
                "The partitions of %s were taken over %s after SIGTERM, %s after they were let go"
                        .formatted(leaving, takenOver, handedOver));
        // Its commands finish all the same; what became of them, each client learns with the same key.
        for (var n = leaving.cutOffSince(left); n > 0; n--) {
            trial.injected("a request to " + service + " that was under way then without an answer");
        }
        trial.replace(leaving);
        cluster.awaitWhole();
        trial.workload().awaitFlow(List.of(service));
        return takenOver;
    }
}
