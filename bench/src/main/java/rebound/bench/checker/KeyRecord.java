package rebound.bench.checker;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A data key, or the marker that it was erased.
 *
 * @param id {@code <user>/user} or {@code <user>/<type>/<id>}
 * @param wrapped an encrypted Tink keyset; null once erased
 */
record KeyRecord(LogRecord at, String id, byte @Nullable [] wrapped) {

    /** @throws IllegalArgumentException if it is none; the message says why and quotes nothing */
    static KeyRecord of(LogRecord read) {
        var key = ServiceLog.object(read);
        if (key.path("wrapped").isTextual()) {
            return new KeyRecord(
                    read,
                    read.keyText(),
                    Base64.getDecoder().decode(key.path("wrapped").textValue()));
        }
        if (key.path("erased").isTextual()) {
            return new KeyRecord(read, read.keyText(), null);
        }
        throw new IllegalArgumentException("Neither a key nor a marker");
    }

    String userId() {
        return id.substring(0, Math.max(0, id.indexOf('/')));
    }

    boolean isErased() {
        return wrapped == null;
    }
}
