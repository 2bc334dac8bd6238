/**
 * Which reminders a person has, by their time: one small document ({@link rebound.reminder.read.index.ReminderIndexView},
 * kept by {@link rebound.reminder.read.index.ReminderIndexProjection}) from which every list is cut. Pure, but for the
 * reader that carries it to HTTP.
 */
@NullMarked
package rebound.reminder.read.index;

import org.jspecify.annotations.NullMarked;
