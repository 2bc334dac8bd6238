/**
 * Where a person lives and how they reckon their days, as journal has it from them: {@link rebound.plan.home.Home}, of which
 * each has one, under the user's own id. It informs what is recorded without a zone, and a rest of which nobody says when it
 * ends. It is no resource of its own.
 */
@NullMarked
package rebound.plan.home;

import org.jspecify.annotations.NullMarked;
