/** Faults, briefly, in every test run. {@code ./rebound faults} has all of them, at length. */
@NullMarked
package rebound.bench.faults;

import org.jspecify.annotations.NullMarked;
