package rebound.bench.faults;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

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

    /** What the tests have time for; the last one leaves less running than it found. */
    private static final List<String> BRIEF = List.of("F1", "F2", "F11", "F19", "F7");

    private Scenarios() {}

    static List<Scenario> all() {
        return ALL;
    }

    /** Those of the tests: they can share a cluster and be short. */
    static List<Scenario> brief() {
        return BRIEF.stream().map(name -> named(name).orElseThrow()).toList();
    }

    static Optional<Scenario> named(String name) {
        return ALL.stream()
                .filter(scenario -> scenario.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }
}
