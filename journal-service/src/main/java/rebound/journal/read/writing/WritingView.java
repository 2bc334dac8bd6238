package rebound.journal.read.writing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * When something was written about one setback.
 *
 * @param times the last ones, in the order in which it was recorded
 */
public record WritingView(List<Instant> times) {

    static final WritingView EMPTY = new WritingView(List.of());

    public WritingView {
        times = List.copyOf(times);
    }

    WritingView add(Instant at, int most) {
        var all = new ArrayList<>(times);
        all.add(at);
        return new WritingView(all.subList(Math.max(0, all.size() - most), all.size()));
    }
}
