package rebound.reminder.channels;

import org.jspecify.annotations.Nullable;

/**
 * What an app calls the person, for itself.
 *
 * @param text null if it did not say
 */
public record Reference(@Nullable String text) {}
