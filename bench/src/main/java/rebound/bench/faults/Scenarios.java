package rebound.bench.faults;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Every scenario, in the order in which they run. */
final class Scenarios {

    private static final List<Scenario> ALL = List.of(new OwnerKilled());

    private Scenarios() {}

    static List<Scenario> all() {
        return ALL;
    }

    static Optional<Scenario> named(String name) {
        return ALL.stream()
                .filter(scenario -> scenario.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }
}
