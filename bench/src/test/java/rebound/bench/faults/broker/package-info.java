@NullMarked
package rebound.bench.faults.broker;

import org.jspecify.annotations.NullMarked;
