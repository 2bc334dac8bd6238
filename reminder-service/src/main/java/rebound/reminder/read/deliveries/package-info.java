/**
 * The delivery log of a person: one small document ({@link rebound.reminder.read.deliveries.DeliveryLogView}, kept by
 * {@link rebound.reminder.read.deliveries.DeliveryLogProjection}) from which every page is cut. Pure, but for the reader that
 * carries it to HTTP.
 */
@NullMarked
package rebound.reminder.read.deliveries;

import org.jspecify.annotations.NullMarked;
