/**
 * A Java agent that ends a service at a chosen place in its code. It is packed into a jar by the fault runner, which starts
 * services with it; nothing that is shipped knows of it. It needs the JDK only.
 *
 * <p>{@link rebound.bench.faults.agent.FailPoint} names the places. Begin with {@link rebound.bench.faults.agent.Weaver}.
 */
@NullMarked
package rebound.bench.faults.agent;

import org.jspecify.annotations.NullMarked;
