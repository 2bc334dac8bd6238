package rebound.bench.faults;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import rebound.local.LocalStack;

/** Every scenario, in the order in which they run. */
final class Scenarios {

    private static final List<Scenario> ALL = List.of(
            new OwnerKilled(),
            new OwnerPaused(),
            new CommitRacesTimeout(),
            new HandedOverTwice(),
            new RecoveryStalled(),
            new BrokersRestarted(),
            new Scaled(),
            new BrokerConnection(),
            new TransactionLeftOpen(),
            new PoisonCommands(),
            new DatabaseOutage(),
            new Redelivered(),
            new RebuiltBesideOwners(),
            new DiskFull(),
            new Terminated(),
            new LongOutage(),
            new RollingUpgrade());

    /** Those that have a short form; the last one leaves less running than it found. */
    private static final List<String> BRIEF = List.of("F1", "F2", "F11", "F19", "F7");

    private static final String KILLS_THE_DATABASE = "F11";

    private Scenarios() {}

    static List<Scenario> all() {
        return ALL;
    }

    /** Those that can share a cluster and be short; with {@code MONGODB_URI} only those that leave the database alone. */
    static List<Scenario> brief() {
        return BRIEF.stream()
                .filter(name -> !(LocalStack.isDatabaseExternal() && name.equals(KILLS_THE_DATABASE)))
                .map(name -> named(name).orElseThrow())
                .toList();
    }

    /** What the short ones share; so many of each that none need be replaced for the next to have others who take over. */
    static Cluster briefCluster(Path folder) {
        return Cluster.start(LocalStack.start(folder), Map.of("journal", 5, "plan", 3, "reminder", 3));
    }

    static Optional<Scenario> named(String name) {
        return ALL.stream()
                .filter(scenario -> scenario.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }
}
