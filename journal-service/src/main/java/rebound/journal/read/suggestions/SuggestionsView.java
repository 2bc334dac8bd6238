package rebound.journal.read.suggestions;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The suggestions of a person.
 *
 * @param items in the order in which they were offered
 */
public record SuggestionsView(List<Item> items) {

    public static final SuggestionsView EMPTY = new SuggestionsView(List.of());

    /** The state of one that is not listed any more; it keeps its number. */
    static final String WITHDRAWN = "withdrawn";

    /**
     * @param number counts from 1, and names its place in the list for ever
     * @param state its name as clients know it
     */
    public record Item(int number, String id, String state) {}

    public SuggestionsView {
        items = List.copyOf(items);
    }

    /** The newest first. */
    public List<Item> newest(@Nullable String state, @Nullable Integer before) {
        return items.reversed().stream()
                .filter(item -> !item.state().equals(WITHDRAWN))
                .filter(item -> state == null || state.equals(item.state()))
                .filter(item -> before == null || item.number() < before)
                .toList();
    }

    SuggestionsView add(String id, String state, int most) {
        var all = new ArrayList<>(items);
        all.add(new Item(all.isEmpty() ? 1 : all.getLast().number() + 1, id, state));
        return new SuggestionsView(all.subList(Math.max(0, all.size() - most), all.size()));
    }

    SuggestionsView turn(String id, String state) {
        return new SuggestionsView(items.stream()
                .map(item -> item.id().equals(id) ? new Item(item.number(), id, state) : item)
                .toList());
    }
}
