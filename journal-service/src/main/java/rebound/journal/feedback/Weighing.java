package rebound.journal.feedback;

import org.jspecify.annotations.Nullable;

/**
 * What a person thinks of feedback: all of it private.
 *
 * @param agreement {@code yes}, {@code partly} or {@code no}; null if not said
 * @param perception how what they do is perceived, agreed or not; null if not said
 */
public record Weighing(@Nullable String agreement, @Nullable String perception) {}
