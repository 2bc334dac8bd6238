package rebound.eventlog.projection;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is done to MongoDB: single documents, found by their id, guarded by their version. Any method may
 * throw while the database is away. Safe for any thread.
 */
public interface DocumentStore {

    /** What one query saw: the partition's checkpoint, null if there is none, and those documents that exist, by id. */
    record Loaded(@Nullable Checkpoint checkpoint, Map<String, Document> documents) {}

    Loaded load(String collection, int partition, Collection<String> ids);

    /**
     * Writes each document unless a newer one is there, and then moves the checkpoint, never back.
     *
     * @return whether the partition's checkpoint is still of that generation; if not, it was not moved
     */
    boolean write(String collection, int partition, List<Document> documents, Checkpoint next);

    /**
     * For an owner: makes a new, incomplete checkpoint at offset 0 where there is none, or in place of one for another
     * topic, whose documents are deleted first. One that is a rebuilder's is taken over where it is, which shuts the rebuilder
     * out.
     *
     * @return the checkpoint that is there now
     */
    Checkpoint begin(String collection, int partition, String topicId);

    /**
     * For a rebuilder: the same, but what an owner has begun is left alone. What another rebuilder has begun is taken over,
     * which shuts that one out.
     *
     * @return the checkpoint that is there now; null if it is an owner's
     */
    @Nullable
    Checkpoint rebuild(String collection, int partition, String topicId);

    /**
     * The documents whose timer is due by then, the earliest first, and by their id where they are due together.
     *
     * @param after the document with which the last page ended; null for the first page
     */
    List<Document> due(String collection, int partition, @Nullable Document after, Instant until, int limit);

    /**
     * The user's documents with a version above {@code after} and below {@code before}, in the order of their versions.
     *
     * @param partition the one that the user falls into
     */
    List<Document> changed(String collection, int partition, String userId, long after, long before, int limit);
}
