/**
 * Something small to do. {@link rebound.plan.step.Step} has the stages of its life, {@link rebound.plan.step.StepDecider}
 * the rules. Nothing here knows a clock, a framework or another aggregate: time and ids arrive in the commands.
 */
@NullMarked
package rebound.plan.step;

import org.jspecify.annotations.NullMarked;
