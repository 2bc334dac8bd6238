package rebound.journal.read.reflections;

import java.util.List;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.model.Event;
import rebound.eventlog.projection.Projection;
import rebound.journal.reflection.ReflectionEvent.ReflectionCompleted;

/**
 * Keeps {@link CompletedReflectionsView} for each setback that reflections were completed about. What a reflection is about stays
 * from then on, and it is completed once, so that nothing that comes after changes the document.
 */
public final class CompletedReflectionsProjection implements Projection<CompletedReflectionsView> {

    /** How many ids are kept: several times as many as there are templates. */
    static final int MOST_IDS = 100;

    private static final String SETBACK = "setback";

    /** The document of a setback. */
    public static String document(String setbackId) {
        return "completed-reflections/" + setbackId;
    }

    @Override
    public String name() {
        return "completed-reflections";
    }

    @Override
    public Class<CompletedReflectionsView> viewType() {
        return CompletedReflectionsView.class;
    }

    @Override
    public List<String> documents(Event<?> event) {
        var about = event.body() instanceof ReflectionCompleted completed ? completed.about() : null;
        return about != null && about.type().equals(SETBACK) ? List.of(document(about.id())) : List.of();
    }

    @Override
    public CompletedReflectionsView evolve(@Nullable CompletedReflectionsView view, String document, Event<?> event) {
        return (view == null ? CompletedReflectionsView.EMPTY : view)
                .add(event.aggregate().id(), MOST_IDS);
    }
}
