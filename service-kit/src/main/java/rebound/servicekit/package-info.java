/**
 * What the three services share: everything between the engine and a resource, so that a resource says only what is its
 * own. Read {@link rebound.servicekit.write.Writes} first, then {@link rebound.servicekit.problem.ProblemType}.
 */
@NullMarked
package rebound.servicekit;

import org.jspecify.annotations.NullMarked;
