/**
 * What follows here from what happened elsewhere, or in another aggregate: pure functions from an event to commands. What a
 * policy offers has the id of what it is offered for, so it exists once however often the event is heard.
 */
@NullMarked
package rebound.plan.policy;

import org.jspecify.annotations.NullMarked;
