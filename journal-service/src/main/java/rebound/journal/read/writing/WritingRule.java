package rebound.journal.read.writing;

import java.time.Duration;

/**
 * When a hint comes with what was just written: with the {@code pieces}th that was begun about the same setback within a
 * time, and each that follows in that time. It is a hint and nothing else: what was written is there.
 *
 * @param pieces at most {@link WritingProjection#MOST_TIMES}
 */
public record WritingRule(int pieces, Duration within) {

    public static final WritingRule DEFAULT = new WritingRule(5, Duration.ofHours(24));

    public WritingRule {
        if (pieces < 2 || pieces > WritingProjection.MOST_TIMES) {
            throw new IllegalArgumentException("pieces must be 2 to " + WritingProjection.MOST_TIMES);
        }
        if (!within.isPositive()) {
            throw new IllegalArgumentException("within must take time");
        }
    }

    /** Whether it does, with what was written last. */
    public boolean holds(WritingView writing) {
        var times = writing.times();
        return times.size() >= pieces
                && !times.get(times.size() - pieces).isBefore(times.getLast().minus(within));
    }
}
