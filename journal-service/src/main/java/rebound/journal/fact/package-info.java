/**
 * The small things that a person keeps, of which {@link rebound.journal.fact.FactType} has the types. Nothing here knows a
 * clock, a framework or another aggregate.
 */
@NullMarked
package rebound.journal.fact;

import org.jspecify.annotations.NullMarked;
