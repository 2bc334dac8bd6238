package rebound.journal.read.suggestions;

import java.util.List;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.model.Event;
import rebound.eventlog.projection.Projection;
import rebound.journal.suggestion.SuggestionEvent;
import rebound.journal.suggestion.SuggestionEvent.SuggestionAccepted;
import rebound.journal.suggestion.SuggestionEvent.SuggestionDeclined;
import rebound.journal.suggestion.SuggestionEvent.SuggestionOffered;
import rebound.journal.suggestion.SuggestionEvent.SuggestionSetAside;
import rebound.journal.suggestion.SuggestionEvent.SuggestionWithdrawn;

/** Keeps {@link SuggestionsView}, the newest {@value #MOST_ITEMS} suggestions; the others stay readable by their ids. */
public final class SuggestionsProjection implements Projection<SuggestionsView> {

    public static final int MOST_ITEMS = 500;

    /** The only document. */
    public static final String DOCUMENT = "suggestions";

    @Override
    public String name() {
        return "suggestions";
    }

    @Override
    public Class<SuggestionsView> viewType() {
        return SuggestionsView.class;
    }

    @Override
    public List<String> documents(Event<?> event) {
        return event.body() instanceof SuggestionEvent ? List.of(DOCUMENT) : List.of();
    }

    @Override
    public SuggestionsView evolve(@Nullable SuggestionsView view, String document, Event<?> event) {
        var before = view == null ? SuggestionsView.EMPTY : view;
        var id = event.aggregate().id();
        return event.body() instanceof SuggestionEvent body
                ? switch (body) {
                    case SuggestionOffered offered -> before.add(id, "offered", MOST_ITEMS);
                    case SuggestionAccepted accepted -> before.turn(id, "accepted");
                    case SuggestionDeclined declined -> before.turn(id, "declined");
                    case SuggestionSetAside aside -> before.turn(id, "set-aside");
                    case SuggestionWithdrawn withdrawn -> before.turn(id, SuggestionsView.WITHDRAWN);
                }
                : before;
    }
}
