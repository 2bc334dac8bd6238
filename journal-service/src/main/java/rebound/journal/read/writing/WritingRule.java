package rebound.journal.read.writing;

import java.time.Duration;
import java.time.Instant;

/**
 * When a hint comes with what was just written: with the {@code pieces}th about the same setback that happened within the time
 * until now, and each that follows in that time. What had happened before then, and comes in late, brings none: it says nothing of
 * how often the person comes back to it now. It is a hint and nothing else: what was written is there.
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

    /**
     * Whether it does.
     *
     * @param writing with what was just written
     * @param happenedAt when that happened
     */
    public boolean holds(WritingView writing, Instant happenedAt, Instant now) {
        var since = now.minus(within);
        var recent =
                writing.times().stream().filter(time -> !time.isBefore(since)).count();
        return recent >= pieces && !happenedAt.isBefore(since);
    }
}
