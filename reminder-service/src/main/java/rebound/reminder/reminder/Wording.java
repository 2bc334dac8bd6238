package rebound.reminder.reminder;

import org.jspecify.annotations.Nullable;

/**
 * What a reminder says, in the person's own words: private.
 *
 * @param text null if they gave it none, as with the reminder of a step
 */
public record Wording(@Nullable String text) {}
