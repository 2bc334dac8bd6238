package rebound.bench.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import rebound.local.Checkout;
import rebound.local.LocalStack;

/**
 * F21: a view of journal-service gets another version, in two rolling upgrades: one release writes both versions and reads
 * the old one, the next writes both and reads the new one. In each, instances of two releases decide and answer side by side;
 * in the first, one goes back to the release before and then on again.
 */
final class RollingUpgrade implements Scenario {

    private static final String SERVICE = "journal";

    private static final List<String> RELEASES =
            List.of("1-the-next-timeline-is-written", "2-the-next-timeline-is-read");

    private static final Duration TO_STOP = Duration.ofSeconds(30);

    @Override
    public String name() {
        return "F21";
    }

    @Override
    public String title() {
        return "rolling upgrades with two code versions and a new version of a view";
    }

    @Override
    public Cluster cluster(Path folder) {
        return Cluster.start(LocalStack.start(folder), Map.of(SERVICE, 2, "plan", 1, "reminder", 1));
    }

    @Override
    public void inject(Trial trial) {
        var reader = trial.workload().somebodyElse(trial.random().split());
        var releases = trial.cluster().stack().dataFolder().resolve("releases");
        var now = Checkout.serviceJar(SERVICE);
        for (var name : RELEASES) {
            var next = Release.build(SERVICE, name, releases.resolve(name));
            var first = true;
            for (var old : List.copyOf(trial.cluster().living(SERVICE))) {
                trial.cluster().deploy(SERVICE, next);
                var upgraded = join(trial, name, reader);
                if (first && name.equals(RELEASES.getFirst())) {
                    // What it has written meanwhile falls behind, and is brought up by whoever takes over next.
                    leave(trial, upgraded);
                    trial.cluster().deploy(SERVICE, now);
                    trial.workload().awaitFlow();
                    trial.injected("an instance taken back from " + name);
                    trial.cluster().deploy(SERVICE, next);
                    join(trial, name, reader);
                }
                first = false;
                leave(trial, old);
            }
            now = next;
        }
    }

    /** Starts one that shares the partitions with those of the release before. */
    static Instance join(Trial trial, String release, Somebody reader) {
        trial.workload().awaitFlow();
        var started = Instant.now();
        var upgraded = trial.cluster().add(SERVICE);
        trial.cluster().awaitWhole();
        trial.injected("an instance of " + release + " beside others of the release before");
        trial.workload().awaitFlow();
        trial.recovered("a share for it, from its start,", Duration.between(started, Instant.now()));
        reader.makeSome();
        trial.cluster().living(SERVICE).forEach(instance -> requireTimeline(reader, instance));
        return upgraded;
    }

    /** Each release reads its own version, whoever has written what. */
    private static void requireTimeline(Somebody reader, Instance instance) {
        Waiting.until(instance + " shows a timeline", () -> {
            var missing = reader.missingOnTimeline(instance);
            Trial.require(missing == null || missing.isEmpty(), missing + " missing on the timeline of " + instance);
            return missing != null;
        });
    }

    static void leave(Trial trial, Instance leaving) {
        leaving.process().terminate();
        Trial.require(leaving.process().awaitExit(TO_STOP), leaving + " does not end after SIGTERM");
        trial.cluster().forget(leaving);
        trial.cluster().awaitWhole();
        trial.recovered("writes after one has left", trial.workload().awaitFlow());
    }
}
