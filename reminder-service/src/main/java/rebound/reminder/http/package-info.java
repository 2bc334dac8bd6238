/**
 * The resources of reminder-service. Each takes a request apart, names the command, and shows the state; what may be done is
 * decided by the aggregates.
 */
@NullMarked
package rebound.reminder.http;

import org.jspecify.annotations.NullMarked;
