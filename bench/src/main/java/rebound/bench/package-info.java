/**
 * The whole system seen from outside: nothing of the engine is on this module's class path, only plain Kafka clients and HTTP.
 *
 * <p>Every benchmark compares two sides in one run on one machine, in alternating rounds, and reports ratios: absolute figures
 * belong to one machine. A run counts only if nothing failed and the log holds what was acknowledged, once. Begin with
 * {@link rebound.bench.Benchmark}.
 */
@NullMarked
package rebound.bench;

import org.jspecify.annotations.NullMarked;
