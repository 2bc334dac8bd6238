/** How reminder-service is put together; read {@link rebound.reminder.wiring.ReminderModel} first. */
@NullMarked
package rebound.reminder.wiring;

import org.jspecify.annotations.NullMarked;
