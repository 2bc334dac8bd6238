/**
 * A few steps that belong together, of a person's own making or offered to them. {@link rebound.plan.plan.Plan} has the
 * stages of its life, {@link rebound.plan.plan.PlanDecider} the rules. Nothing here knows a clock, a framework or another
 * aggregate: time and ids arrive in the commands.
 */
@NullMarked
package rebound.plan.plan;

import org.jspecify.annotations.NullMarked;
