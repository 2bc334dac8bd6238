package rebound.eventlog.projection;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the records of one log become the documents of one collection. States, views, receipts and keys differ in
 * nothing else.
 *
 * @param <I> the records: decoded events, or records as they are
 * @param <V> what a document holds
 */
public interface Shape<I, V> {

    String collection();

    long offset(I record);

    String userId(I record);

    /** The global ids of the documents that the record changes. */
    List<String> documents(I record);

    V evolve(@Nullable V before, String id, I record);

    /** Whether a document follows from its last record alone, so that it need not be read before it is written. */
    default boolean replaces() {
        return false;
    }

    String toJson(V content);

    V fromJson(String json);

    /** When the document's timer is due; null for never. */
    default @Nullable Instant due(V content) {
        return null;
    }

    /** From when the database may drop the document by itself; null for never. */
    default @Nullable Instant expires(V content) {
        return null;
    }

    /** The offset in the commands log that the record tells of; -1 for none. */
    default long mark(I record) {
        return -1;
    }
}
