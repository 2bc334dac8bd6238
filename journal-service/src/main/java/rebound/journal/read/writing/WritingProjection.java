package rebound.journal.read.writing;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.model.Event;
import rebound.eventlog.projection.Projection;
import rebound.journal.day.Placed;
import rebound.journal.entry.EntryEvent.EntryWritten;
import rebound.journal.reflection.ReflectionEvent.ReflectionDrafted;

/**
 * Keeps {@link WritingView} for each setback that entries or reflections were begun about. A revision begins nothing. What counts
 * is when something happened: what a client kept while it was offline comes in all at once, and was not written at once.
 */
public final class WritingProjection implements Projection<WritingView> {

    /** How many times are kept. */
    static final int MOST_TIMES = 20;

    private static final String SETBACK = "setback";

    /** The document of a setback. */
    public static String document(String setbackId) {
        return "writing/" + setbackId;
    }

    @Override
    public String name() {
        return "writing";
    }

    @Override
    public Class<WritingView> viewType() {
        return WritingView.class;
    }

    @Override
    public List<String> documents(Event<?> event) {
        var begun = begun(event);
        var about = begun == null ? null : begun.about();
        return about != null && about.type().equals(SETBACK) ? List.of(document(about.id())) : List.of();
    }

    @Override
    public WritingView evolve(@Nullable WritingView view, String document, Event<?> event) {
        var begun = Objects.requireNonNull(begun(event));
        return (view == null ? WritingView.EMPTY : view).add(begun.happenedAt(), MOST_TIMES);
    }

    private static @Nullable Placed begun(Event<?> event) {
        return switch (event.body()) {
            case EntryWritten written -> written;
            case ReflectionDrafted drafted -> drafted;
            default -> null;
        };
    }
}
