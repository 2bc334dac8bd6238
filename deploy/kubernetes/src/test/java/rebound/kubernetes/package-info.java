/**
 * Compares the manifests in {@code deploy/kubernetes/base} with the code: what is on one side only, fails.
 * {@link rebound.kubernetes.Manifests} reads the one side, {@link rebound.kubernetes.Code} the other.
 */
@NullMarked
package rebound.kubernetes;

import org.jspecify.annotations.NullMarked;
