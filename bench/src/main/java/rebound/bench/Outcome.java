package rebound.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a benchmark found: its ratios, what was examined to see that they were come by honestly, and what was wrong. Filled by
 * the thread that runs the benchmark.
 */
final class Outcome {

    private final List<Ratio> ratios = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<String, Long> examined = new TreeMap<>();
    private final Map<String, Long> faults = new TreeMap<>();

    void ratio(Ratio ratio) {
        ratios.add(ratio);
    }

    /** What a reader of the figures should know. */
    void note(String format, Object... arguments) {
        notes.add(format.formatted(arguments));
    }

    /** So many of them were looked at. That it is none is a fault in itself. */
    void examined(String what, long count) {
        examined.merge(what, count, Long::sum);
    }

    /** What must not be, and how often it was; nothing if it was not. */
    void fault(String what, long times) {
        if (times > 0) {
            faults.merge(what, times, Long::sum);
        }
    }

    List<Ratio> ratios() {
        return Collections.unmodifiableList(ratios);
    }

    List<String> notes() {
        return Collections.unmodifiableList(notes);
    }

    Map<String, Long> examined() {
        return Collections.unmodifiableMap(examined);
    }

    Map<String, Long> faults() {
        return Collections.unmodifiableMap(faults);
    }

    /** Something was examined, all of it was as it must be, and there is a figure. */
    boolean isClean() {
        return faults.isEmpty()
                && !ratios.isEmpty()
                && !examined.isEmpty()
                && examined.values().stream().allMatch(count -> count > 0);
    }

    boolean isMet() {
        return ratios.stream().allMatch(Ratio::isMet);
    }
}
