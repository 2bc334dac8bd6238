/**
 * Fault injection: real processes under a seeded workload, a fault, and the checker's verdict on what is left.
 *
 * <p>A {@link rebound.bench.faults.Scenario} is added to {@link rebound.bench.faults.Scenarios}; everything else comes with
 * its {@link rebound.bench.faults.Trial}. A scenario that did not inject what it says, or that hit nobody, has failed. Begin
 * with {@link rebound.bench.faults.OwnerKilled}.
 *
 * <p>That each counter-measure of the engine matters is shown by a {@link rebound.bench.faults.Mutation} that takes it out, and
 * a {@link rebound.bench.faults.Provocation} in which it is missed; {@link rebound.bench.faults.Prove} runs them.
 */
@NullMarked
package rebound.bench.faults;

import org.jspecify.annotations.NullMarked;
