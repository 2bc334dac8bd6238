package rebound.bench.faults;

import java.util.List;
import java.util.Optional;

/** Every provocation. */
final class Provocations {

    private static final List<Provocation> ALL = List.of(
            new StoodStill(),
            new OvertakenAndFenced(),
            new ZombieWritesLate(),
            new ZombieMeetsRebuild(),
            new HiddenEvents(),
            new EndedBeforeCommit(),
            new EndedAfterCommit(),
            new RebuildBesideOwner(),
            new WipedBeforeDocuments(),
            new WipedBetweenTwoWrites(),
            new ReadWhileWiped(),
            new CheckpointsSetBack(),
            new AskedTwice(),
            new FencedByAStranger(),
            new DueMeanwhile(),
            new ReadAtOnce(),
            new AcceptedForLater(),
            new PolicyInterrupted(),
            new UnreadableCommand());

    private Provocations() {}

    static List<Provocation> all() {
        return ALL;
    }

    static Optional<Provocation> named(String name) {
        return ALL.stream()
                .filter(provocation -> provocation.name().equals(name))
                .findFirst();
    }
}
