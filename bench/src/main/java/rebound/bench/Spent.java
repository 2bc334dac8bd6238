package rebound.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * The processor time that certain processes took for certain writes, all cores together. On a machine whose cores are all busy
 * it says how many writes a second there can be, and hardly depends on what else runs. Owned by one thread.
 */
final class Spent {

    private final Map<String, ProcessHandle> processes;
    private final Map<String, Duration> taken = new LinkedHashMap<>();
    private long writes;

    /**
     * @param processes by what they are called, in the order in which they are told
     */
    Spent(Map<String, ProcessHandle> processes) {
        this.processes = new LinkedHashMap<>(processes);
    }

    /**
     * Does something and adds what it takes.
     *
     * @param written how many writes that were
     */
    <R> R during(Supplier<R> work, ToLongFunction<R> written) {
        var before = now();
        var result = work.get();
        var after = now();
        processes.keySet().forEach(name -> taken.merge(name, after.get(name).minus(before.get(name)), Duration::plus));
        writes += written.applyAsLong(result);
        return result;
    }

    /** Milliseconds a write, of all processes together; NaN if nothing was written. */
    double each() {
        return taken.values().stream().mapToDouble(this::each).sum();
    }

    /** Milliseconds a write, of one of the processes. */
    double each(String name) {
        return each(taken.getOrDefault(name, Duration.ZERO));
    }

    private double each(Duration duration) {
        return writes == 0 ? Double.NaN : duration.toNanos() / 1e6 / writes;
    }

    /** In milliseconds a write: all, and each process. */
    @Override
    public String toString() {
        return "%.3f ms (%s)"
                .formatted(
                        each(),
                        taken.keySet().stream()
                                .map(name -> "%s %.3f".formatted(name, each(name)))
                                .collect(Collectors.joining(", ")));
    }

    private Map<String, Duration> now() {
        return processes.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        process -> process.getValue().info().totalCpuDuration().orElse(Duration.ZERO)));
    }
}
