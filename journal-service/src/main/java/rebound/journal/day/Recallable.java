package rebound.journal.day;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A thing, as far as it tells whether it may come back to the person by itself. */
public interface Recallable {

    /** On which of the person's days it lies. */
    LocalDate localDate();

    /** What it is about. */
    @Nullable
    About about();

    /** What it was kept of, such as a reflection; null if the person wrote it by itself. */
    default @Nullable About source() {
        return null;
    }

    /** The person's own tags. */
    List<String> tags();

    /** What the people are called who are named in it. */
    List<String> people();

    /** Everything in it that is words, to be found by. */
    List<String> texts();
}
