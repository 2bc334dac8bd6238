/**
 * The demo: the main story of Rebound, told through real HTTP, with every claim checked.
 *
 * <p>Read {@link rebound.local.demo.Demo} first. It sees the system as an integrator and a stream consumer do: HTTP, and a
 * plain Kafka consumer. Nothing of the services is on its class path.
 */
@NullMarked
package rebound.local.demo;

import org.jspecify.annotations.NullMarked;
