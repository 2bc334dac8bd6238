package rebound.eventlog.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An accepted request on its way to the owner of its partition.
 *
 * @param id the same for every try of the same request: a MAC over the user and the idempotency key
 * @param expectedVersion the version the aggregate must have, {@link #ANY_VERSION} or {@link #ABSENT}
 * @param at when the request came in; the time of every event that follows from it
 * @param fingerprint a keyed hash of the request, to tell a retry from another request under the same key
 * @param replyTo the replica that waits for the answer; null if nobody does
 */
public record Command<C>(
        String id,
        AggregateId aggregate,
        long expectedVersion,
        Instant at,
        String fingerprint,
        Cause cause,
        @Nullable String replyTo,
        C body) {

    /** The command does not depend on the version. */
    public static final long ANY_VERSION = -1;

    /** Nothing may have been recorded of the aggregate yet. */
    public static final long ABSENT = 0;
}
