/**
 * What the integration tests of the three services share: the local stack under them, a person who asks, and what must hold
 * for every operation ({@link rebound.servicekit.testing.EveryOperation}). Published as this module's test-jar.
 */
@NullMarked
package rebound.servicekit.testing;

import org.jspecify.annotations.NullMarked;
