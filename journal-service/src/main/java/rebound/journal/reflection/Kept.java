package rebound.journal.reflection;

import org.jspecify.annotations.Nullable;

/**
 * What a person keeps of one answer.
 *
 * @param fact what it is, such as {@code lesson}
 * @param kind of which kind; null where there are none
 * @param question the id of the question
 * @param number which of the answers to that question, from 1
 */
public record Kept(String fact, @Nullable String kind, String question, int number, String text) {}
