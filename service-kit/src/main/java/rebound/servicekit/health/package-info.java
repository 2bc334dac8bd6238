/**
 * What operators see: health in which every signal stands for itself, and the engine's metrics.
 */
@NullMarked
package rebound.servicekit.health;

import org.jspecify.annotations.NullMarked;
