package rebound.journal.read.setbacks;

import java.util.List;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.model.Event;
import rebound.eventlog.projection.Projection;
import rebound.journal.setback.SetbackEvent.SetbackClosed;
import rebound.journal.setback.SetbackEvent.SetbackDeleted;
import rebound.journal.setback.SetbackEvent.SetbackNamed;
import rebound.journal.setback.SetbackEvent.SetbackRecorded;
import rebound.journal.setback.SetbackEvent.SetbackReopened;
import rebound.journal.setback.SetbackEvent.SetbackRestored;

/**
 * Keeps {@link OpenSetbacksView}: the first {@value #MOST_IDS} that are open by their ids, and of those beyond only how many they
 * are. So none is forgotten while it is open, however many there are.
 */
public final class OpenSetbacksProjection implements Projection<OpenSetbacksView> {

    /** More than anybody has; with as many the document has 20 kB. */
    static final int MOST_IDS = 500;

    /** The only document. */
    public static final String DOCUMENT = "open-setbacks";

    private final int mostIds;

    public OpenSetbacksProjection() {
        this(MOST_IDS);
    }

    /** With fewer, for tests. */
    OpenSetbacksProjection(int mostIds) {
        this.mostIds = mostIds;
    }

    @Override
    public String name() {
        return "open-setbacks";
    }

    @Override
    public Class<OpenSetbacksView> viewType() {
        return OpenSetbacksView.class;
    }

    @Override
    public List<String> documents(Event<?> event) {
        return switch (event.body()) {
            case SetbackRecorded recorded -> List.of(DOCUMENT);
            case SetbackNamed named -> List.of(DOCUMENT);
            case SetbackReopened reopened -> List.of(DOCUMENT);
            case SetbackClosed closed -> List.of(DOCUMENT);
            case SetbackDeleted deleted -> List.of(DOCUMENT);
            case SetbackRestored restored -> List.of(DOCUMENT);
            default -> List.of();
        };
    }

    @Override
    public OpenSetbacksView evolve(@Nullable OpenSetbacksView view, String document, Event<?> event) {
        var before = view == null ? OpenSetbacksView.EMPTY : view;
        var id = event.aggregate().id();
        return switch (event.body()) {
            case SetbackClosed closed -> before.closed(id);
            case SetbackDeleted deleted -> before.deleted(id);
            case SetbackRestored restored when restored.closedAt() != null -> before;
            default -> before.opened(id, mostIds);
        };
    }
}
