package rebound.bench.faults;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Every scenario, in the order in which they run. */
final class Scenarios {

    private static final List<Scenario> ALL = List.of(new OwnerKilled(), new OwnerPaused(), new Scaled(), new DatabaseOutage(), new Terminated());

    private Scenarios() {}

    static List<Scenario> all() {
        return ALL;
    }

    /** Those that can share a cluster and be short, in the order in which they do. */
    static List<Scenario> brief() {
        return ALL.subList(0, 5);
    }

    static Optional<Scenario> named(String name) {
        return ALL.stream()
                .filter(scenario -> scenario.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }
}
