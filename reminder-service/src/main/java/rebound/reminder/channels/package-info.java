/**
 * Which ways reminders take to a person: {@link rebound.reminder.channels.Channels}, of which each has one, under the user's
 * own id. Nothing here knows a clock, a framework or another aggregate.
 */
@NullMarked
package rebound.reminder.channels;

import org.jspecify.annotations.NullMarked;
