/**
 * What is logged about a request: ids, never words.
 */
@NullMarked
package rebound.servicekit.log;

import org.jspecify.annotations.NullMarked;
