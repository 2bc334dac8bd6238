package rebound.bench.faults;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Every scenario, in the order in which they run. */
final class Scenarios {

    private static final List<Scenario> ALL = List.of(
            new OwnerKilled(),
            new OwnerPaused(),
            new CommitRacesTimeout(),
            new HandedOverTwice(),
            new RecoveryStalled(),
            new Scaled(),
            new PoisonCommands(),
            new DatabaseOutage(),
            new Redelivered(),
            new Terminated(),
            new LongOutage());

    /** What the tests have time for. */
    private static final Set<String> BRIEF = Set.of("F1", "F2", "F7", "F11", "F19");

    private Scenarios() {}

    static List<Scenario> all() {
        return ALL;
    }

    /** Those of the tests: they can share a cluster and be short. */
    static List<Scenario> brief() {
        return ALL.stream()
                .filter(scenario -> BRIEF.contains(scenario.name()))
                .toList();
    }

    static Optional<Scenario> named(String name) {
        return ALL.stream()
                .filter(scenario -> scenario.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }
}
