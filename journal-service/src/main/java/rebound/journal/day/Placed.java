package rebound.journal.day;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An event after which a thing lies on a day of the person's, exactly as it says, whatever was before. */
public interface Placed {

    Instant happenedAt();

    /** The time zone's id. */
    String zone();

    /** The person's date at {@link #happenedAt}, as it was reckoned when that was recorded. */
    LocalDate localDate();

    /** What it is about. */
    @Nullable
    About about();

    /** The name of the state that it is in, as clients know it. */
    String stage();

    /** What it is called; null if it has no title, and once that is erased. */
    default @Nullable String heading() {
        return null;
    }

    /** Its words, of which the beginning is shown; null if there are none, and once they are erased. */
    default @Nullable String wording() {
        return null;
    }

    default Moment moment() {
        return new Moment(happenedAt(), zone(), localDate());
    }
}
