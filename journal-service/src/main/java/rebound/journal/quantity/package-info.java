/**
 * What a person counts: money, and how far they came. Values only, as pure as the aggregates that use them.
 */
@NullMarked
package rebound.journal.quantity;

import org.jspecify.annotations.NullMarked;
