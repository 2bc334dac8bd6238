package rebound.journal.read.writing;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * When something happened that was written about one setback.
 *
 * @param times the last ones, the earliest first, in whatever order it was recorded
 */
public record WritingView(List<Instant> times) {

    static final WritingView EMPTY = new WritingView(List.of());

    public WritingView {
        times = List.copyOf(times);
    }

    WritingView add(Instant happenedAt, int most) {
        var all = Stream.concat(times.stream(), Stream.of(happenedAt)).sorted().toList();
        return new WritingView(all.subList(Math.max(0, all.size() - most), all.size()));
    }
}
