package rebound.bench.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** F19: SIGTERM under load, as in every deployment. */
final class Terminated implements Scenario {

    /** What is handed over does not wait for the session to expire, after 6 s; and a loaded machine is given some time. */
    private static final Duration HANDED_OVER = Duration.ofSeconds(4);

    private static final Duration TO_END = Duration.ofSeconds(60);
    private static final int TIMES = 3;

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
        for (var n = 0; n < (trial.isBrief() ? 1 : TIMES); n++) {
            for (var service : trial.isBrief() ? List.of("journal") : Cluster.SERVICES) {
                terminate(trial, service);
            }
        }
    }

    private static void terminate(Trial trial, String service) {
        var cluster = trial.cluster();
        trial.workload().awaitFlow(List.of(service));
        var leaving = cluster.anyOwner(service, trial.random());
        var owned = leaving.activePartitions();
        Waiting.until("requests to " + leaving + " are under way", () -> leaving.underWay() > 0);
        var left = Instant.now();
        leaving.process().terminate();
        trial.injected("SIGTERM of an owner of " + service);
        var moved = Duration.between(left, cluster.awaitMoved(leaving, owned));
        trial.recovered("the partitions", moved);
        Trial.require(leaving.process().awaitExit(TO_END), leaving + " does not end");
        Trial.require(
                moved.compareTo(HANDED_OVER) < 0,
                "The partitions of " + leaving + " were taken over after " + moved + ", not handed over");
        var cutOff = leaving.cutOffSince(left);
        Trial.require(cutOff == 0, cutOff + " requests that " + leaving + " had begun were not answered");
        cluster.replace(leaving);
        cluster.awaitWhole();
        trial.workload().awaitFlow(List.of(service));
    }
}
