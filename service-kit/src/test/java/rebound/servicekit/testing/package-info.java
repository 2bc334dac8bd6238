/**
 * What the integration tests of the three services share: the local stack under them, a person who asks, what must hold
 * for every operation ({@link rebound.servicekit.testing.EveryOperation}) whatever is sent to it ({@link
 * rebound.servicekit.testing.BadInput}), and that every one is documented as it is ({@link
 * rebound.servicekit.testing.DocumentedRoutes}). Published as this module's test-jar.
 */
@NullMarked
package rebound.servicekit.testing;

import org.jspecify.annotations.NullMarked;
