package rebound.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/** Load in which every connection sends its next request when it has the answer to the one before. */
final class ClosedLoop {

    private ClosedLoop() {}

    /**
     * What came of one run.
     *
     * @param done how many writes were carried out
     * @param seconds from the first request to the last answer
     * @param failures what else was answered, or went wrong, and how often
     * @param sortedNanos how long each write took
     */
    record Result(long done, double seconds, Map<String, Integer> failures, long[] sortedNanos) {

        double perSecond() {
            return done / seconds;
        }

        /** By the nearest rank, in milliseconds; NaN if nothing was done. */
        double percentile(double percent) {
            if (sortedNanos.length == 0) {
                return Double.NaN;
            }
            var rank = (int) Math.ceil(percent / 100 * sortedNanos.length);
            return sortedNanos[Math.max(0, rank - 1)] / 1e6;
        }
    }

    /** Runs for so long, on so many connections, each with a virtual thread of its own. */
    static Result run(Side side, int connections, Duration duration) {
        var failures = new ConcurrentHashMap<String, Integer>();
        var latencies = new ConcurrentLinkedQueue<long[]>();
        var start = System.nanoTime();
        var deadline = start + duration.toNanos();
        var threads = IntStream.range(0, connections)
                .mapToObj(n -> Thread.ofVirtual().start(() -> latencies.add(loop(side, deadline, failures))))
                .toList();
        for (var thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
        var seconds = (System.nanoTime() - start) / 1e9;
        var sorted = latencies.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return new Result(sorted.length, seconds, Map.copyOf(failures), sorted);
    }

    private static long[] loop(Side side, long deadline, Map<String, Integer> failures) {
        var nanos = new long[1024];
        var done = 0;
        try (var connection = new KeepAliveConnection(side.port())) {
            while (System.nanoTime() < deadline) {
                var request = side.nextRequest();
                var sent = System.nanoTime();
                var status = connection.exchange(request);
                if (status != side.done()) {
                    failures.merge(status + " " + connection.body(), 1, Integer::sum);
                    continue;
                }
                if (done == nanos.length) {
                    nanos = Arrays.copyOf(nanos, 2 * done);
                }
                nanos[done++] = System.nanoTime() - sent;
            }
        } catch (IOException e) {
            failures.merge(e.toString(), 1, Integer::sum);
        }
        return Arrays.copyOf(nanos, done);
    }
}
