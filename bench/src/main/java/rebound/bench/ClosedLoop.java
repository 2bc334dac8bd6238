package rebound.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** Load in which every connection sends its next request when it has the answer to the one before. For throughput. */
final class ClosedLoop {

    private ClosedLoop() {}

    /** Runs for so long, on so many connections, each with a virtual thread of its own. */
    static Load run(Side side, int connections, Duration duration) {
        var deadline = System.nanoTime() + duration.toNanos();
        return run(side, connections, () -> System.nanoTime() < deadline);
    }

    /** Runs until so many writes were carried out, or a few more. */
    static Load runUntil(Side side, int connections, int acknowledged) {
        return run(side, connections, () -> side.acknowledged().size() < acknowledged);
    }

    private static Load run(Side side, int connections, BooleanSupplier goesOn) {
        var meter = new Load.Meter();
        var threads = IntStream.range(0, connections)
                .mapToObj(n -> Thread.ofVirtual().start(() -> meter.took(loop(side, goesOn, meter))))
                .toList();
        Threads.join(threads);
        return meter.stop();
    }

    private static long[] loop(Side side, BooleanSupplier goesOn, Load.Meter meter) {
        var nanos = new long[1024];
        var done = 0;
        try (var connection = new KeepAliveConnection(side.port())) {
            while (goesOn.getAsBoolean()) {
                var request = side.nextRequest();
                var sent = System.nanoTime();
                var status = connection.exchange(request.bytes());
                var took = System.nanoTime() - sent;
                if (!side.isDone(request, status, connection)) {
                    meter.failed(status + " " + connection.body());
                    continue;
                }
                if (done == nanos.length) {
                    nanos = Arrays.copyOf(nanos, 2 * done);
                }
                nanos[done++] = took;
            }
        } catch (IOException e) {
            meter.failed(e.toString());
        }
        return Arrays.copyOf(nanos, done);
    }
}
