/**
 * Many requests in one: {@link rebound.servicekit.batch.BatchResource} takes them apart and sends each of them to this very
 * instance, so that nothing holds for a request in a batch that does not hold for it alone.
 */
@NullMarked
package rebound.servicekit.batch;

import org.jspecify.annotations.NullMarked;
