/** What plan-service is made of: nothing yet but its partitions. */
@NullMarked
package rebound.plan.wiring;

import org.jspecify.annotations.NullMarked;
