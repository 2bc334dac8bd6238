package rebound.eventlog.keys;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record of the keys log, and the document made from it.
 *
 * @param wrapped the encrypted Tink keyset; null once erased
 * @param erased when the key was erased for good; null while it is there. Never a tombstone: a tombstone vanishes, and
 *     a key that is missing must not look like one that was erased
 */
public record WrappedKey(
        byte @Nullable [] wrapped, @Nullable Instant erased) {}
