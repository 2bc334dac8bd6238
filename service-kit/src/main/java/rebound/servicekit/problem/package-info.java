/**
 * What is answered when a request cannot be granted: RFC 9457 problems, all listed in
 * {@link rebound.servicekit.problem.ProblemType}. No class name, no trace and no word of the person's ever gets into one.
 */
@NullMarked
package rebound.servicekit.problem;

import org.jspecify.annotations.NullMarked;
