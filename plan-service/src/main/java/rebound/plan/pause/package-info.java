/**
 * Time without pressure. {@link rebound.plan.pause.Pause} has the stages of its life, {@link rebound.plan.pause.PauseDecider}
 * the rules. Nothing here knows a clock, a framework or another aggregate: time and ids arrive in the commands.
 */
@NullMarked
package rebound.plan.pause;

import org.jspecify.annotations.NullMarked;
