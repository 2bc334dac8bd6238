/**
 * What the OpenAPI document says about every operation alike, so that no resource has to repeat it.
 */
@NullMarked
package rebound.servicekit.openapi;

import org.jspecify.annotations.NullMarked;
