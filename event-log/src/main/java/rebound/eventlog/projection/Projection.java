package rebound.eventlog.projection;

import java.util.List;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.model.Event;

/**
 * A view of one service's own events: a handful of documents for each user, each a pure function of the log.
 *
 * <p>Which documents an event touches follows from the event alone, and a document follows from itself and the event
 * alone; so a replay that starts anywhere, or that meets half of a batch already written, ends at the same documents.
 *
 * @param <V> the view, a record or a sealed interface of records, written as JSON
 */
public interface Projection<V> {

    /** The wire name, such as {@code timeline}; the collection is {@code <name>_v<version>}. */
    String name();

    /** Goes up with every change of {@link #evolve} that would make other documents of the same log. */
    default int version() {
        return 1;
    }

    Class<V> viewType();

    /**
     * The documents that the event can change, by their id below the user's own prefix; empty if it does not concern
     * this view.
     */
    List<String> documents(Event<?> event);

    /**
     * Whether a document follows from its last event alone. Then it is never read before it is written, and {@link #evolve}
     * must not look at what was there.
     */
    default boolean replaces() {
        return false;
    }

    /**
     * The document after the event.
     *
     * @param view the document before; null if there is none yet, or if this view {@link #replaces}
     * @param document which of {@link #documents} this is
     */
    V evolve(@Nullable V view, String document, Event<?> event);

    default String collection() {
        return name() + "_v" + version();
    }
}
