package rebound.journal.letter;

import org.jspecify.annotations.Nullable;

/**
 * What a person writes to themselves: all of it private.
 *
 * @param title shown also while the letter is sealed; null if it has none
 */
public record Words(@Nullable String title, String text) {}
