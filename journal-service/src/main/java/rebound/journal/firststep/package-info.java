/**
 * When a person did the first step of each of their plans, as plan-service has it from them:
 * {@link rebound.journal.firststep.FirstStep}, under the plan's id. The plan that is offered for a setback has the setback's id,
 * and nothing here needs to know whether there is such a setback: so it does not matter which of the two is heard of first, nor
 * what becomes of the setback. It is no resource of its own.
 */
@NullMarked
package rebound.journal.firststep;

import org.jspecify.annotations.NullMarked;
