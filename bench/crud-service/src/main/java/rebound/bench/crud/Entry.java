package rebound.bench.crud;

import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * One document of the collection.
 *
 * @param id follows from the person and the idempotency key, so that the primary key is what keeps a retry from creating
 *     another
 * @param zone an IANA time zone
 */
public record Entry(
        @BsonId String id,
        String userId,
        long version,
        Instant recordedAt,
        Instant happenedAt,
        String zone,
        String text,
        @Nullable Mood mood,
        @Nullable List<String> emotions,
        @Nullable List<String> tags,
        @Nullable About about) {

    public record Mood(@Nullable Double valence, @Nullable Double energy) {}

    public record About(String type, String id) {}

    /** Whether both say the same; a retry is told by its own time. */
    boolean saysTheSameAs(Entry other) {
        return withTimesOf(other).equals(other);
    }

    private Entry withTimesOf(Entry other) {
        return new Entry(
                id, userId, other.version, other.recordedAt, other.happenedAt, zone, text, mood, emotions, tags, about);
    }
}
