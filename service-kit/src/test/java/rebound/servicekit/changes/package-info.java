@NullMarked
package rebound.servicekit.changes;

import org.jspecify.annotations.NullMarked;
