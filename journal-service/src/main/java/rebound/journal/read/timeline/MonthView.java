package rebound.journal.read.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A part of one month of what a person has. Immutable. How many things it keeps never depends on what they say: else a replay
 * after an erasure would keep others.
 *
 * @param <T> what it keeps of each thing
 * @param <V> itself
 */
public interface MonthView<T extends MonthItem<T>, V extends MonthView<T, V>> {

    /** In the order in which they came into this part, at most as many as the projection keeps. */
    List<T> items();

    /** How many more things lie in it; they are still there, but not in this view. */
    int leftOut();

    V with(List<T> newItems, int newLeftOut);

    /** With something that has just come into the month; what has been here longest makes room. */
    default V add(T item, int most) {
        var changed = new ArrayList<>(items());
        changed.add(item);
        if (changed.size() <= most) {
            return with(changed, leftOut());
        }
        changed.removeFirst();
        return with(changed, leftOut() + 1);
    }

    /** With something changed that lay in the month already, if only among what is left out. */
    default V replace(T item, int most) {
        return indexOf(item.type(), item.id()) < 0
                ? with(items(), leftOut() - 1).add(item, most)
                : change(item.type(), item.id(), before -> item);
    }

    /** With another state of something, unless it is left out. */
    default V change(String type, String id, UnaryOperator<T> change) {
        var index = indexOf(type, id);
        var changed = new ArrayList<>(items());
        if (index >= 0) {
            changed.set(index, change.apply(changed.get(index)));
        }
        return with(changed, leftOut());
    }

    /** Without something that lay in the month. */
    default V remove(String type, String id) {
        var index = indexOf(type, id);
        if (index < 0) {
            return with(items(), leftOut() - 1);
        }
        var changed = new ArrayList<>(items());
        changed.remove(index);
        return with(changed, leftOut());
    }

    private int indexOf(String type, String id) {
        for (var i = items().size() - 1; i >= 0; i--) {
            if (items().get(i).is(type, id)) {
                return i;
            }
        }
        return -1;
    }
}
