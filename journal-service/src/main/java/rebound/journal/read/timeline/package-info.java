/**
 * What a person wrote and recorded, newest first. The timeline lies in one document a month
 * ({@link rebound.journal.read.timeline.TimelineView}, kept by
 * {@link rebound.journal.read.timeline.TimelineProjection}), and one more document says which months there are
 * ({@link rebound.journal.read.timeline.TimelineMonthsView}). {@link rebound.journal.read.timeline.TimelineQuery} picks
 * the months that a page needs and merges them; every list of entries or setbacks is such a page.
 *
 * <p>A thing lies in the month that its own event says, which is the person's month, in their zone, when it happened.
 * The order is that of the instants, whatever the zone. Views and queries are pure.
 */
@NullMarked
package rebound.journal.read.timeline;

import org.jspecify.annotations.NullMarked;
