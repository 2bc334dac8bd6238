/**
 * What the kinds of things in a journal have in common: each lies on one of the person's own days. Values and interfaces only, as
 * pure as the aggregates that use them. Start with {@link rebound.journal.day.Placed}, which the timeline reads.
 */
@NullMarked
package rebound.journal.day;

import org.jspecify.annotations.NullMarked;
