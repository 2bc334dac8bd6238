/**
 * How things are shown: one by one through {@link rebound.servicekit.read.Reads}, or as a
 * {@link rebound.servicekit.read.Page} with a cursor that only its own person can use.
 */
@NullMarked
package rebound.servicekit.read;

import org.jspecify.annotations.NullMarked;
