/** Requests through all of it, on the engine in memory. */
@NullMarked
package rebound.servicekit.http;

import org.jspecify.annotations.NullMarked;
