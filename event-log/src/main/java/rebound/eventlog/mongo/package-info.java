/** The documents in MongoDB: single documents, found by {@code _id}, guarded by their version; nothing else. */
@NullMarked
package rebound.eventlog.mongo;

import org.jspecify.annotations.NullMarked;
