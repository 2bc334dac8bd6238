package rebound.journal.read.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A part of one month of a person's timeline.
 *
 * @param items in the order in which they came into this part, at most as many as the projection keeps
 * @param leftOut how many more things lie in it; they are still there, but not on the timeline
 */
public record TimelineView(List<TimelineItem> items, int leftOut) {

    static final TimelineView EMPTY = new TimelineView(List.of(), 0);

    public TimelineView {
        items = List.copyOf(items);
    }

    /** With something that has just come into the month; what has been here longest makes room. */
    TimelineView add(TimelineItem item, int most) {
        var changed = new ArrayList<>(items);
        changed.add(item);
        if (changed.size() <= most) {
            return new TimelineView(changed, leftOut);
        }
        changed.removeFirst();
        return new TimelineView(changed, leftOut + 1);
    }

    /** With something changed that lay in the month already, if only among what is left out. */
    TimelineView replace(TimelineItem item, int most) {
        return indexOf(item.type(), item.id()) < 0
                ? new TimelineView(items, leftOut - 1).add(item, most)
                : change(item.type(), item.id(), before -> item);
    }

    /** With another state of something, unless it is left out. */
    TimelineView change(String type, String id, UnaryOperator<TimelineItem> change) {
        var index = indexOf(type, id);
        if (index < 0) {
            return this;
        }
        var changed = new ArrayList<>(items);
        changed.set(index, change.apply(items.get(index)));
        return new TimelineView(changed, leftOut);
    }

    /** Without something that lay in the month. */
    TimelineView remove(String type, String id) {
        var index = indexOf(type, id);
        if (index < 0) {
            return new TimelineView(items, leftOut - 1);
        }
        var changed = new ArrayList<>(items);
        changed.remove(index);
        return new TimelineView(changed, leftOut);
    }

    private int indexOf(String type, String id) {
        for (var i = items.size() - 1; i >= 0; i--) {
            if (items.get(i).is(type, id)) {
                return i;
            }
        }
        return -1;
    }
}
