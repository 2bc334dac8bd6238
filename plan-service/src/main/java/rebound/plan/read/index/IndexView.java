package rebound.plan.read.index;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The things of one kind that a person has.
 *
 * @param items in the order in which they were recorded, at most as many as the projection keeps
 */
public record IndexView(List<IndexItem> items) {

    static final IndexView EMPTY = new IndexView(List.of());

    public IndexView {
        items = List.copyOf(items);
    }

    /** With something new; what has been here longest makes room. */
    IndexView add(IndexItem item, int most) {
        var changed = new ArrayList<>(items);
        changed.add(item);
        if (changed.size() > most) {
            changed.removeFirst();
        }
        return new IndexView(changed);
    }

    /** With something changed, unless it has made room. */
    IndexView change(String id, UnaryOperator<IndexItem> change) {
        for (var i = items.size() - 1; i >= 0; i--) {
            if (items.get(i).id().equals(id)) {
                var changed = new ArrayList<>(items);
                changed.set(i, change.apply(items.get(i)));
                return new IndexView(changed);
            }
        }
        return this;
    }
}
