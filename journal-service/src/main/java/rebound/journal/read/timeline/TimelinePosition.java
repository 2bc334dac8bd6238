package rebound.journal.read.timeline;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;

/**
 * A place in the timeline; a lower one is newer. It stays where it is whether or not anything lies there, so a page that
 * begins after it skips and repeats nothing when things come and go.
 */
public record TimelinePosition(Instant happenedAt, String type, String id) implements Comparable<TimelinePosition> {

    private static final Comparator<TimelinePosition> ORDER = Comparator.comparing(TimelinePosition::happenedAt)
            .reversed()
            .thenComparing(TimelinePosition::id)
            .thenComparing(TimelinePosition::type);

    public static TimelinePosition of(MonthItem<?> item) {
        return new TimelinePosition(item.happenedAt(), item.type(), item.id());
    }

    /**
     * The position of a text that {@link #text} made.
     *
     * @throws IllegalArgumentException if it did not
     */
    public static TimelinePosition parse(String text) {
        var parts = text.split(" ", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("Not a position");
        }
        try {
            return new TimelinePosition(Instant.parse(parts[0]), parts[1], parts[2]);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("Not a position", e);
        }
    }

    /** The position as the content of a cursor. */
    public String text() {
        return happenedAt + " " + type + " " + id;
    }

    @Override
    public int compareTo(TimelinePosition other) {
        return ORDER.compare(this, other);
    }
}
