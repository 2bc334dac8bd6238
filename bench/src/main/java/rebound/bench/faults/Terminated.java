package rebound.bench.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import rebound.bench.faults.agent.FailPoint;

/** F19: SIGTERM under load, as in every deployment. */
final class Terminated implements Scenario {

    /** From the moment in which an owner lets its partitions go until others decide all of them; the median. */
    private static final Duration HANDED_OVER = Duration.ofSeconds(2);

    /**
     * Shorter than a session: whoever waited for it to expire has taken over, and was handed nothing. From SIGTERM, too: an owner
     * may finish what it has begun, and may not dawdle.
     */
    private static final Duration TAKEN_OVER = Duration.ofSeconds(5);

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
        var handedOver = new ArrayList<Duration>();
        for (var n = 0; n < (trial.isBrief() ? 1 : TIMES); n++) {
            for (var service : trial.isBrief() ? List.of("journal") : Cluster.SERVICES) {
                handedOver.add(terminate(trial, service));
            }
        }
        var median = handedOver.stream().sorted().toList().get(handedOver.size() / 2);
        // One alone is none.
        Trial.require(
                trial.isBrief() || median.compareTo(HANDED_OVER) < 0,
                "In most cases others decided for the partitions " + median + " after they were let go, or later");
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
                takenOver.compareTo(TAKEN_OVER) < 0,
                "The partitions of %s were taken over %s after SIGTERM, %s after they were let go"
                        .formatted(leaving, takenOver, handedOver));
        // Its commands finish all the same; what became of them, each client learns with the same key.
        for (var n = leaving.cutOffSince(left); n > 0; n--) {
            trial.injected("a request to " + service + " that was under way then without an answer");
        }
        trial.replace(leaving);
        cluster.awaitWhole();
        trial.workload().awaitFlow(List.of(service));
        return handedOver;
    }
}
