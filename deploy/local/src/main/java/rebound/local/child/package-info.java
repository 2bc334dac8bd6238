/**
 * The main classes of the broker's and the database's process. Only these know their libraries.
 *
 * <p>Each creates the file it is told to when it is ready to serve, and is started through {@link rebound.local.Leash}.
 */
@NullMarked
package rebound.local.child;

import org.jspecify.annotations.NullMarked;
