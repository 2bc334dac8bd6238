package rebound.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What came of load on one side.
 *
 * @param done how many writes were carried out
 * @param seconds from the first request to the last answer
 * @param failures what else was answered, or went wrong, and how often
 * @param sortedNanos how long each write took
 * @param ownShare how much of the machine's cores this JVM took meanwhile, from 0 to 1
 */
record Load(long done, double seconds, Map<String, Integer> failures, long[] sortedNanos, double ownShare) {

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

    /** What the threads of one load have measured so far; thread-safe. */
    static final class Meter {

        private static final OperatingSystemMXBean SYSTEM =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

        private final long start = System.nanoTime();
        private final long processorTime = SYSTEM.getProcessCpuTime();
        private final Map<String, Integer> failures = new ConcurrentHashMap<>();
        private final Queue<long[]> latencies = new ConcurrentLinkedQueue<>();

        long start() {
            return start;
        }

        void failed(String how) {
            failures.merge(how, 1, Integer::sum);
        }

        /** A thread has ended. */
        void took(long[] nanos) {
            latencies.add(nanos);
        }

        Load stop() {
            var nanos = System.nanoTime() - start;
            var share = (double) (SYSTEM.getProcessCpuTime() - processorTime) / nanos / SYSTEM.getAvailableProcessors();
            var sorted =
                    latencies.stream().flatMapToLong(Arrays::stream).sorted().toArray();
            return new Load(sorted.length, nanos / 1e9, Map.copyOf(failures), sorted, share);
        }
    }
}
