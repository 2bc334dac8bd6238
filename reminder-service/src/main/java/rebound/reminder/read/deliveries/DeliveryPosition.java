package rebound.reminder.read.deliveries;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;

/**
 * A delivery in the log, and a place in it, which stays where it is whether or not anything lies there.
 *
 * @param startedAt when it was started
 */
public record DeliveryPosition(Instant startedAt, String id) implements Comparable<DeliveryPosition> {

    private static final Comparator<DeliveryPosition> ORDER =
            Comparator.comparing(DeliveryPosition::startedAt).thenComparing(DeliveryPosition::id);

    /**
     * The position of a text that {@link #text} made.
     *
     * @throws IllegalArgumentException if it did not
     */
    public static DeliveryPosition parse(String text) {
        var parts = text.split(" ", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("Not a position");
        }
        try {
            return new DeliveryPosition(Instant.parse(parts[0]), parts[1]);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("Not a position", e);
        }
    }

    /** The position as the content of a cursor. */
    public String text() {
        return startedAt + " " + id;
    }

    @Override
    public int compareTo(DeliveryPosition other) {
        return ORDER.compare(this, other);
    }
}
