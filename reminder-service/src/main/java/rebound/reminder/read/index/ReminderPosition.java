package rebound.reminder.read.index;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;

/** A place in the index. It stays where it is whether or not anything lies there. */
public record ReminderPosition(Instant at, String id) implements Comparable<ReminderPosition> {

    private static final Comparator<ReminderPosition> ORDER =
            Comparator.comparing(ReminderPosition::at).thenComparing(ReminderPosition::id);

    public static ReminderPosition of(ReminderItem item) {
        return new ReminderPosition(item.at(), item.id());
    }

    /**
     * The position of a text that {@link #text} made.
     *
     * @throws IllegalArgumentException if it did not
     */
    public static ReminderPosition parse(String text) {
        var parts = text.split(" ", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("Not a position");
        }
        try {
            return new ReminderPosition(Instant.parse(parts[0]), parts[1]);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("Not a position", e);
        }
    }

    /** The position as the content of a cursor. */
    public String text() {
        return at + " " + id;
    }

    @Override
    public int compareTo(ReminderPosition other) {
        return ORDER.compare(this, other);
    }
}
