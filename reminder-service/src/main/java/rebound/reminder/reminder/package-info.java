/**
 * A reminder and what holds it back. {@link rebound.reminder.reminder.Reminder} has the stages of its life,
 * {@link rebound.reminder.reminder.ReminderDecider} the rules, {@link rebound.reminder.reminder.Circumstances} when to keep
 * quiet. Nothing here knows a clock, a framework or another aggregate: time, ids and the person's circumstances arrive in
 * the commands, and a fact that is recorded is never decided again.
 */
@NullMarked
package rebound.reminder.reminder;

import org.jspecify.annotations.NullMarked;
