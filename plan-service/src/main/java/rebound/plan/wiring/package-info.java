/** How plan-service is put together; read {@link rebound.plan.wiring.PlanModel} first. */
@NullMarked
package rebound.plan.wiring;

import org.jspecify.annotations.NullMarked;
