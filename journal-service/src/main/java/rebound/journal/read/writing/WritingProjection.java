package rebound.journal.read.writing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.model.Event;
import rebound.eventlog.projection.Projection;
import rebound.journal.day.About;
import rebound.journal.entry.EntryEvent.EntryWritten;
import rebound.journal.reflection.ReflectionEvent.ReflectionDrafted;

/** Keeps {@link WritingView} for each setback that entries or reflections were begun about. A revision begins nothing. */
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
        var about = begun(event);
        return about != null && about.type().equals(SETBACK) ? List.of(document(about.id())) : List.of();
    }

    @Override
    public WritingView evolve(@Nullable WritingView view, String document, Event<?> event) {
        return (view == null ? WritingView.EMPTY : view).add(event.at(), MOST_TIMES);
    }

    private static @Nullable About begun(Event<?> event) {
        return switch (event.body()) {
            case EntryWritten written -> written.about();
            case ReflectionDrafted drafted -> drafted.about();
            default -> null;
        };
    }
}
