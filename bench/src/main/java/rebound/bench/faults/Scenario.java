package rebound.bench.faults;

import java.nio.file.Path;
import rebound.local.LocalStack;

/** One kind of fault, and what must hold besides what the checker finds out. */
interface Scenario {

    /** As in the table of docs/proof.md, such as {@code F1}. */
    String name();

    /** What is injected, in a few words. */
    String title();

    /** Starts what the fault is injected into; by default one broker, the database, and two instances of each service. */
    default Cluster cluster(Path folder) {
        return Cluster.start(LocalStack.start(folder), 2);
    }

    /**
     * Injects the fault while the workload runs, and returns when the system has recovered. Afterwards the workload is ended
     * and the checker has its say.
     *
     * @throws FaultFailure if something does not hold that must
     */
    void inject(Trial trial) throws Exception;
}
