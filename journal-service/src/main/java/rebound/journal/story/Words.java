package rebound.journal.story;

import org.jspecify.annotations.Nullable;

/**
 * What a person tells others: written for that, and private as long as nobody is shown it.
 *
 * @param title null if it has none
 */
public record Words(@Nullable String title, String text) {}
