package rebound.plan.read.index;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;

/**
 * A place in an index; a lower one is newer. It stays where it is whether or not anything lies there, so a page that begins
 * after it skips and repeats nothing when things come and go.
 */
public record IndexPosition(Instant recordedAt, String id) implements Comparable<IndexPosition> {

    private static final Comparator<IndexPosition> ORDER =
            Comparator.comparing(IndexPosition::recordedAt).reversed().thenComparing(IndexPosition::id);

    public static IndexPosition of(IndexItem item) {
        return new IndexPosition(item.recordedAt(), item.id());
    }

    /**
     * The position of a text that {@link #text} made.
     *
     * @throws IllegalArgumentException if it did not
     */
    public static IndexPosition parse(String text) {
        var parts = text.split(" ", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("Not a position");
        }
        try {
            return new IndexPosition(Instant.parse(parts[0]), parts[1]);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("Not a position", e);
        }
    }

    /** The position as the content of a cursor. */
    public String text() {
        return recordedAt + " " + id;
    }

    @Override
    public int compareTo(IndexPosition other) {
        return ORDER.compare(this, other);
    }
}
