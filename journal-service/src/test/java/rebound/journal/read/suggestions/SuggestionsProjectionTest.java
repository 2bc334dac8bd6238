package rebound.journal.read.suggestions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.Cause;
import rebound.eventlog.model.Event;
import rebound.journal.read.suggestions.SuggestionsView.Item;
import rebound.journal.suggestion.SuggestionEvent.SuggestionAccepted;
import rebound.journal.suggestion.SuggestionEvent.SuggestionDeclined;
import rebound.journal.suggestion.SuggestionEvent.SuggestionOffered;
import rebound.journal.suggestion.SuggestionEvent.SuggestionSetAside;
import rebound.journal.suggestion.SuggestionEvent.SuggestionWithdrawn;
import rebound.journal.wiring.JournalModel;

class SuggestionsProjectionTest {

    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");

    private final SuggestionsProjection projection = new SuggestionsProjection();

    @Test
    void eachIsInTheStateThatThePersonPutItIn() {
        var view = after(
                event("a", new SuggestionOffered(NOW, Private.erased())),
                event("b", new SuggestionOffered(NOW, Private.erased())),
                event("c", new SuggestionOffered(NOW, Private.erased())),
                event("b", new SuggestionSetAside(NOW)),
                event("a", new SuggestionAccepted(NOW)),
                event("c", new SuggestionDeclined(NOW, Private.erased())));
        assertThat(view.items())
                .containsExactly(
                        new Item(1, "a", "accepted"), new Item(2, "b", "set-aside"), new Item(3, "c", "declined"));
    }

    @Test
    void thePageGoesOnWhereTheLastOneEnded() {
        var view = after(
                event("a", new SuggestionOffered(NOW, Private.erased())),
                event("b", new SuggestionOffered(NOW, Private.erased())),
                event("c", new SuggestionOffered(NOW, Private.erased())),
                event("b", new SuggestionAccepted(NOW)));
        assertThat(view.newest(null, null)).extracting(Item::id).containsExactly("c", "b", "a");
        assertThat(view.newest(null, 3)).extracting(Item::id).containsExactly("b", "a");
        assertThat(view.newest("offered", null)).extracting(Item::id).containsExactly("c", "a");
    }

    /** Safety rule 9. */
    @Test
    void rule9_whatIsWithdrawnIsNotListedAndKeepsItsPlace() {
        var view = after(
                event("a", new SuggestionOffered(NOW, Private.erased())),
                event("b", new SuggestionOffered(NOW, Private.erased())),
                event("b", new SuggestionWithdrawn(NOW)),
                event("c", new SuggestionOffered(NOW, Private.erased())));
        assertThat(view.newest(null, null)).extracting(Item::id).containsExactly("c", "a");
        assertThat(view.newest(null, null)).extracting(Item::number).containsExactly(3, 1);
    }

    @Test
    void theNewestAreKept() {
        var events = IntStream.range(0, SuggestionsProjection.MOST_ITEMS + 2)
                .<Event<?>>mapToObj(i -> event("s" + i, new SuggestionOffered(NOW, Private.erased())))
                .toArray(Event<?>[]::new);
        var view = after(events);
        assertThat(view.items()).hasSize(SuggestionsProjection.MOST_ITEMS).startsWith(new Item(3, "s2", "offered"));
    }

    @Test
    void isPartOfTheService() {
        assertThat(JournalModel.MODEL.projections()).contains(JournalModel.SUGGESTIONS);
        assertThat(JournalModel.SUGGESTIONS.collection()).isEqualTo("suggestions_v1");
    }

    private SuggestionsView after(Event<?>... events) {
        SuggestionsView view = null;
        for (var event : List.of(events)) {
            for (var document : projection.documents(event)) {
                view = projection.evolve(view, document, event);
            }
        }
        return view;
    }

    private static Event<?> event(String id, Object body) {
        return new Event<>("c/1", new AggregateId("maria", "suggestion", id), 1, NOW, "c", Cause.request("c"), body);
    }
}
