/**
 * Bringing one reminder to one app: {@link rebound.reminder.delivery.Delivery} has the stages,
 * {@link rebound.reminder.delivery.DeliveryDecider} the rules, {@link rebound.reminder.delivery.BackOff} how long to wait.
 * Nothing here sends anything or knows a clock: a fact says that an attempt is due, and a command what came of it.
 */
@NullMarked
package rebound.reminder.delivery;

import org.jspecify.annotations.NullMarked;
