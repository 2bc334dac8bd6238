/**
 * What a person wants to reach. {@link rebound.plan.goal.Goal} has the stages of its life,
 * {@link rebound.plan.goal.GoalDecider} the rules. Nothing here knows a clock, a framework or another aggregate: time and
 * ids arrive in the commands.
 */
@NullMarked
package rebound.plan.goal;

import org.jspecify.annotations.NullMarked;
