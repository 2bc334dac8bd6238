package rebound.bench.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import rebound.local.Console;

/** One run of one scenario: what it is given, and what it reports. In the thread of the scenario. */
final class Trial {

    private final Cluster cluster;
    private final Workload workload;
    private final SplittableRandom random;
    private final boolean brief;
    private final Console console;
    private final Map<String, Integer> injected = new LinkedHashMap<>();
    private final Map<String, List<Duration>> recoveries = new LinkedHashMap<>();

    /** @param brief as short as it can be and still show something: for the tests */
    Trial(Cluster cluster, Workload workload, SplittableRandom random, boolean brief, Console console) {
        this.cluster = cluster;
        this.workload = workload;
        this.random = random;
        this.brief = brief;
        this.console = console;
    }

    Cluster cluster() {
        return cluster;
    }

    Workload workload() {
        return workload;
    }

    SplittableRandom random() {
        return random;
    }

    boolean isBrief() {
        return brief;
    }

    /** A fault was injected. */
    void injected(String what) {
        injected.merge(what, 1, Integer::sum);
        console.line(console.faint("    injected   " + what));
    }

    /** The system has recovered from a fault. */
    void recovered(String what, Duration after) {
        recoveries.computeIfAbsent(what, key -> new ArrayList<>()).add(after);
        console.line(console.faint("    recovered  %s after %.1f s".formatted(what, after.toMillis() / 1000.0)));
    }

    /** Starts an instance in the place of one that has ended. What is brief has enough others: a start under load takes long. */
    void replace(Instance ended) {
        if (brief) {
            cluster.forget(ended);
        } else {
            cluster.replace(ended);
        }
    }

    /** Something worth knowing that is no verdict. */
    void note(String what) {
        console.line("  noted      " + what);
    }

    /** @throws FaultFailure unless it holds */
    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new FaultFailure(otherwise);
        }
    }

    /**
     * Before a fault, or while it lasts.
     *
     * @throws FaultFailure if it hits nobody: then it shows nothing
     */
    void awaitUnderWay(String service) {
        Waiting.until("a request to " + service + " is under way", () -> workload.underWay(service) > 0);
    }

    void awaitUnderWay() {
        Cluster.SERVICES.forEach(this::awaitUnderWay);
    }

    Map<String, Integer> injected() {
        return injected;
    }

    Map<String, List<Duration>> recoveries() {
        return recoveries;
    }
}
