/**
 * What the service has to offer in its own words: {@link rebound.plan.catalogue.Catalogue}. A published version never
 * changes.
 */
@NullMarked
package rebound.plan.catalogue;

import org.jspecify.annotations.NullMarked;
