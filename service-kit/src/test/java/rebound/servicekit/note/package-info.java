/** A service of one aggregate, for the tests of what all services share. */
@NullMarked
package rebound.servicekit.note;

import org.jspecify.annotations.NullMarked;
