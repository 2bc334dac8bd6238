package rebound.eventlog.projection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One document of a collection.
 *
 * @param id {@code <user>/<local id>}: another user's document is never even looked at
 * @param version the offset of the last record that changed it; a write loses to a document with a higher one
 * @param json the content
 * @param due when its timer is due; null if it has none
 * @param expires from when the database may drop it by itself; null for never
 */
public record Document(
        String id,
        long version,
        String userId,
        String json,
        @Nullable Instant due,
        @Nullable Instant expires) {

    /** Never the content. */
    @Override
    public String toString() {
        return "Document[" + id + "@" + version + "]";
    }
}
