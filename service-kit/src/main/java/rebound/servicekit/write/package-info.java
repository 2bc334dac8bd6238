/**
 * The one way in which anything is changed. {@link rebound.servicekit.write.Writes} is the place to start; a resource
 * gives it a command and gets the response.
 */
@NullMarked
package rebound.servicekit.write;

import org.jspecify.annotations.NullMarked;
