/** Tests of the local stack, with real processes. */
@NullMarked
package rebound.local;

import org.jspecify.annotations.NullMarked;
