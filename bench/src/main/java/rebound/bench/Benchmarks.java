package rebound.bench;

import java.util.List;

/** All there are, in their order. */
final class Benchmarks {

    private Benchmarks() {}

    static List<Benchmark> all() {
        return List.of(
                new CommandThroughput(),
                new CommandLatency(),
                new PlainService(),
                new Rebuild(),
                new TakeOver(),
                new Encryption(),
                new StartWithCache());
    }
}
