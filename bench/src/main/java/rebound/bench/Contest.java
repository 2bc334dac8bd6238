package rebound.bench;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Load on two sides in turn: what most benchmarks do. Owned by the thread that runs the benchmark. */
final class Contest {

    private final Settings settings;
    private final Progress progress;
    private final Outcome outcome;
    private final Side measured;
    private final Side comparedWith;
    private Spent onMeasured = new Spent(Map.of());
    private Spent onComparedWith = new Spent(Map.of());
    private Runnable afterMeasured = () -> {};
    private Runnable afterComparedWith = () -> {};

    Contest(Settings settings, Progress progress, Outcome outcome, Side measured, Side comparedWith) {
        this.settings = settings;
        this.progress = progress;
        this.outcome = outcome;
        this.measured = measured;
        this.comparedWith = comparedWith;
    }

    /** From now on, sees what processor time these processes take for a write of each side: those that serve it. */
    Contest watching(Map<String, ProcessHandle> ofMeasured, Map<String, ProcessHandle> ofComparedWith) {
        onMeasured = new Spent(ofMeasured);
        onComparedWith = new Spent(ofComparedWith);
        return this;
    }

    /**
     * From now on, waits after each load until nothing follows from it any more: that is what its writes take, and must not
     * slow down the other side.
     */
    Contest settlingBy(Runnable awaitMeasured, Runnable awaitComparedWith) {
        afterMeasured = awaitMeasured;
        afterComparedWith = awaitComparedWith;
        return this;
    }

    /** The same, where nothing follows from writes of the other side. */
    Contest settlingBy(Runnable awaitMeasured) {
        return settlingBy(awaitMeasured, () -> {});
    }

    Spent onMeasured() {
        return onMeasured;
    }

    Spent onComparedWith() {
        return onComparedWith;
    }

    /** As many connections as there are: a JVM that has compiled for them has compiled for one as well. */
    void warmUp() {
        for (var side : List.of(measured, comparedWith)) {
            var load = run(side, on -> ClosedLoop.run(on, settings.connections(), settings.warmUp()));
            progress.line(
                    "warm-up, %s: %s/s, p50 %s ms",
                    side.name(), Figure.of(load.perSecond()), Figure.of(load.percentile(50)));
        }
    }

    /** Writes for so long on all connections, each as fast as it is answered. */
    List<Pair<Load>> throughput() {
        return alternate(
                side -> ClosedLoop.run(side, settings.connections(), settings.measurement()),
                load -> Figure.of(load.perSecond()) + "/s");
    }

    /** Once more on what is measured, without counting it. */
    void load() {
        run(measured, side -> ClosedLoop.run(side, settings.connections(), settings.measurement()));
    }

    /** The same with lone writes. */
    void load(int perSecond, Duration each) {
        run(measured, side -> OpenLoop.run(side, perSecond, each));
    }

    /** Lone writes at a fixed rate. */
    List<Pair<Load>> latency(int perSecond, Duration each) {
        return alternate(side -> OpenLoop.run(side, perSecond, each), load -> "p50 %s, p99 %s ms"
                .formatted(Figure.of(load.percentile(50)), Figure.of(load.percentile(99))));
    }

    private List<Pair<Load>> alternate(Function<Side, Load> load, Function<Load, String> shown) {
        var pairs = Pair.alternate(
                settings.pairs(),
                () -> onMeasured.during(() -> run(measured, load), Load::done),
                () -> onComparedWith.during(() -> run(comparedWith, load), Load::done),
                (n, pair) -> progress.line(
                        "pair %d of %d: %s %s; %s %s",
                        n,
                        settings.pairs(),
                        measured.name(),
                        shown.apply(pair.measured()),
                        comparedWith.name(),
                        shown.apply(pair.comparedWith())));
        outcome.note(
                "the load generator took at most %s of the machine's cores with %s, %s with %s",
                share(pairs, Pair::measured), measured.name(), share(pairs, Pair::comparedWith), comparedWith.name());
        return pairs;
    }

    private Load run(Side side, Function<Side, Load> load) {
        var result = load.apply(side);
        (side == measured ? afterMeasured : afterComparedWith).run();
        result.failures().forEach((what, times) -> outcome.fault(side.name() + ": " + what, times));
        return result;
    }

    private static String share(List<Pair<Load>> pairs, Function<Pair<Load>, Load> side) {
        return "%.0f %%"
                .formatted(100
                        * pairs.stream()
                                .map(side)
                                .map(Load::ownShare)
                                .max(Comparator.naturalOrder())
                                .orElseThrow());
    }
}
