package rebound.journal.day;

import java.time.LocalDate;

/** What lies on the day is in another state, and else as it was. */
public interface Turned {

    LocalDate localDate();

    /** The name of the state that it is in now, as clients know it. */
    String stage();

    /** Whether it may come back to the person by itself as it is now, as of what is {@link Placed}. */
    default boolean mayComeBack() {
        return true;
    }
}
