/**
 * Keys: {@link rebound.eventlog.keys.Identity} derives ids that cannot be guessed or forged; the rest encrypts what a
 * person says, with a key for each aggregate under a key for each user under a key from the configuration.
 */
@NullMarked
package rebound.eventlog.keys;

import org.jspecify.annotations.NullMarked;
