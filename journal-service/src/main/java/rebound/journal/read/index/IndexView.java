package rebound.journal.read.index;

import java.util.List;
import rebound.journal.read.timeline.MonthView;

/**
 * A part of one month of a person's index.
 *
 * @param items in the order in which they came into this part, at most as many as the projection keeps
 * @param leftOut how many more things lie in it; they are still there, but are not found
 */
public record IndexView(List<IndexItem> items, int leftOut) implements MonthView<IndexItem, IndexView> {

    static final IndexView EMPTY = new IndexView(List.of(), 0);

    public IndexView {
        items = List.copyOf(items);
    }

    @Override
    public IndexView with(List<IndexItem> newItems, int newLeftOut) {
        return new IndexView(newItems, newLeftOut);
    }
}
