/**
 * The local stack: a real Kafka broker, a MongoDB in memory and the three services, each in a process of its own, for
 * {@code ./rebound}, the tests and the benchmarks.
 *
 * <p>Start with {@link rebound.local.LocalStack}. Two invariants:
 *
 * <ul>
 *   <li>This package needs nothing but the JDK, so that the tests of a service can use it without the broker's libraries
 *       on their class path. What needs more runs in child processes ({@code rebound.local.child}).
 *   <li>No child outlives the JVM that started it, however that JVM ends ({@link rebound.local.Leash}).
 * </ul>
 */
@NullMarked
package rebound.local;

import org.jspecify.annotations.NullMarked;
