package rebound.journal.reflection;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a person keeps of one answer.
 *
 * @param fact what it is, such as {@code lesson}
 * @param kind of which kind; null where there are none
 * @param question the id of the question
 * @param number which of the answers to that question, from 1
 * @param revisitOn on which day of theirs the person wants to see it again; null for not by itself
 */
public record Kept(
        String fact,
        @Nullable String kind,
        String question,
        int number,
        String text,
        @Nullable LocalDate revisitOn) {

    /** Of something that does not come back by itself. */
    public Kept(String fact, @Nullable String kind, String question, int number, String text) {
        this(fact, kind, question, number, text, null);
    }
}
