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
 * @param revisitOn on which day of theirs the person wants to see it again; null for not on a day that they say
 * @param daytime in which part of the day they want to see it, {@code morning} or {@code evening}: without a day, on the day after
 *     the one on which they completed the reflection; null for any
 */
public record Kept(
        String fact,
        @Nullable String kind,
        String question,
        int number,
        String text,
        @Nullable LocalDate revisitOn,
        @Nullable String daytime) {

    /** Of something that does not come back by itself. */
    public Kept(String fact, @Nullable String kind, String question, int number, String text) {
        this(fact, kind, question, number, text, null, null);
    }
}
