/**
 * The settings of a service and the life of its engine. {@link rebound.servicekit.wiring.ReboundConfig} lists every
 * setting; {@link rebound.servicekit.wiring.EngineLifecycle} starts and stops.
 */
@NullMarked
package rebound.servicekit.wiring;

import org.jspecify.annotations.NullMarked;
