/**
 * What has changed of a person's things since they last looked: as a list, and as a stream that tells it at once. Start with
 * {@link rebound.servicekit.changes.ChangeFeed}, which both read.
 */
@NullMarked
package rebound.servicekit.changes;

import org.jspecify.annotations.NullMarked;
