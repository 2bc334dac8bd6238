/**
 * What went wrong in a person's life. {@link rebound.journal.setback.Setback} has the stages of its life,
 * {@link rebound.journal.setback.SetbackDecider} the rules. Nothing here knows a clock, a framework or another
 * aggregate: time and ids arrive in the commands, and a fact that is recorded is never computed again.
 */
@NullMarked
package rebound.journal.setback;

import org.jspecify.annotations.NullMarked;
