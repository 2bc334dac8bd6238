/**
 * What was heard of a person's pauses: {@link rebound.reminder.pauses.Pauses}, of which each has one, under the user's own
 * id. The pauses themselves are the plan's. Nothing here knows a clock, a framework or another aggregate.
 */
@NullMarked
package rebound.reminder.pauses;

import org.jspecify.annotations.NullMarked;
