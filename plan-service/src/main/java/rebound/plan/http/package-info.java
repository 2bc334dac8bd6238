/**
 * The resources of plan-service. Each says which requests there are and how its things look; how a request becomes an event
 * and an answer is in {@code rebound.servicekit.write}.
 */
@NullMarked
package rebound.plan.http;

import org.jspecify.annotations.NullMarked;
