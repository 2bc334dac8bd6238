package rebound.journal.letter;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Until when a letter is sealed: until a day, or until something happens, never both. It is in the clear, for whoever tells the
 * person that a letter has come.
 *
 * @param until a day of the person's own; null if it is until something happens
 * @param opensAt when that day begins for them; null if it is until something happens
 * @param event {@value #NEXT_SETBACK}; null if it is until a day
 */
public record Seal(
        @Nullable LocalDate until,
        @Nullable Instant opensAt,
        @Nullable String event) {

    /** The only thing so far that letters can wait for. */
    public static final String NEXT_SETBACK = "next-setback";

    boolean isOver(Instant now) {
        return opensAt != null && !opensAt.isAfter(now);
    }
}
