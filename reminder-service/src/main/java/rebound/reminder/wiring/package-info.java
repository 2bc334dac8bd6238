/** What reminder-service is made of: nothing yet but its partitions. */
@NullMarked
package rebound.reminder.wiring;

import org.jspecify.annotations.NullMarked;
