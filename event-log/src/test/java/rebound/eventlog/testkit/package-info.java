/**
 * What the tests of a domain are written with. {@link rebound.eventlog.testkit.DeciderSpec} says given / when / then of a
 * decider, {@link rebound.eventlog.testkit.ProjectionSpec} given / then of a projection,
 * {@link rebound.eventlog.testkit.AggregateRules} keeps both pure.
 */
@NullMarked
package rebound.eventlog.testkit;

import org.jspecify.annotations.NullMarked;
