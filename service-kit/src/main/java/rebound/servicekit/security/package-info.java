/**
 * Who is asking, whether they may, and how often: {@link rebound.servicekit.security.AccessFilter} on every request but
 * those to operations marked {@code @PermitAll}.
 */
@NullMarked
package rebound.servicekit.security;

import org.jspecify.annotations.NullMarked;
