package rebound.reminder.read.index;

import java.time.Instant;

/**
 * A reminder in the index.
 *
 * @param at when it is to come or was to come, if nothing holds it back
 * @param state the public name of its stage
 */
public record ReminderItem(String id, Instant at, String state) {}
