@NullMarked
package rebound.bench.checker;

import org.jspecify.annotations.NullMarked;
