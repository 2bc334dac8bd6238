/**
 * A try at a goal. {@link rebound.plan.attempt.Attempt} has the stages of its life,
 * {@link rebound.plan.attempt.AttemptDecider} the rules. Nothing here knows a clock, a framework or another aggregate: time
 * and ids arrive in the commands.
 */
@NullMarked
package rebound.plan.attempt;

import org.jspecify.annotations.NullMarked;
