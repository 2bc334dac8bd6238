package rebound.journal.read.timeline;

import java.time.Instant;
import rebound.journal.day.Turned;

/**
 * What a {@link MonthView} keeps of one thing.
 *
 * @param <T> itself
 */
public interface MonthItem<T extends MonthItem<T>> {

    /** The wire name of its kind, such as {@code setback}. */
    String type();

    /** Unique within its type only: people choose the ids of their entries. */
    String id();

    Instant happenedAt();

    /** The name of the state that it is in, as clients know it. */
    String state();

    /** As it is after that. */
    T after(Turned turned);

    /** Whether it is the thing of that name. */
    default boolean is(String otherType, String otherId) {
        return id().equals(otherId) && type().equals(otherType);
    }
}
