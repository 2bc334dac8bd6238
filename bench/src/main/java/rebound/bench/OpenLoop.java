package rebound.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Load that comes at a fixed rate, however slow the answers are. For latency: each is counted from the moment at which its
 * request was due, so that a request which had to wait because an earlier one was slow is as late as its sender would find it
 * (no coordinated omission).
 */
final class OpenLoop {

    /** Requests under way at once. Where they do not suffice, requests go out late, and that counts. */
    static final int CONNECTIONS = 32;

    /** The end of a pause is awaited awake: a thread that is woken up comes some fifty microseconds late. */
    private static final long AWAKE_NANOS = 200_000;

    /** Until all connections are open. */
    private static final long LEAD_NANOS = 100_000_000;

    private final Side side;
    private final long intervalNanos;
    private final int requests;
    private final AtomicInteger next = new AtomicInteger();
    private final Load.Meter meter = new Load.Meter();

    private OpenLoop(Side side, int perSecond, Duration duration) {
        this.side = side;
        this.intervalNanos = 1_000_000_000L / perSecond;
        this.requests = Math.toIntExact(duration.toNanos() / intervalNanos);
    }

    static Load run(Side side, int perSecond, Duration duration) {
        var loop = new OpenLoop(side, perSecond, duration);
        Threads.join(IntStream.range(0, CONNECTIONS)
                .mapToObj(n -> Thread.ofPlatform().start(loop::work))
                .toList());
        return loop.meter.stop();
    }

    private void work() {
        var nanos = new long[requests];
        var done = 0;
        try (var connection = new KeepAliveConnection(side.port())) {
            for (var n = next.getAndIncrement(); n < requests; n = next.getAndIncrement()) {
                var request = side.nextRequest();
                var due = meter.start() + LEAD_NANOS + n * intervalNanos;
                pauseUntil(due);
                var status = connection.exchange(request.bytes());
                var took = System.nanoTime() - due;
                if (side.isDone(request, status, connection)) {
                    nanos[done++] = took;
                } else {
                    meter.failed(status + " " + connection.body());
                }
            }
        } catch (IOException e) {
            meter.failed(e.toString());
        }
        meter.took(Arrays.copyOf(nanos, done));
    }

    private static void pauseUntil(long due) {
        for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            if (left > AWAKE_NANOS) {
                LockSupport.parkNanos(left - AWAKE_NANOS);
            } else {
                Thread.onSpinWait();
            }
        }
    }
}
