/**
 * How a person wants their reminders: {@link rebound.reminder.settings.Settings}, of which each has one, under the user's
 * own id. Nothing here knows a clock, a framework or another aggregate.
 */
@NullMarked
package rebound.reminder.settings;

import org.jspecify.annotations.NullMarked;
