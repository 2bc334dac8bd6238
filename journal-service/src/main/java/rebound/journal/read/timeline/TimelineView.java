package rebound.journal.read.timeline;

import java.util.List;

/**
 * A part of one month of a person's timeline.
 *
 * @param items in the order in which they came into this part, at most as many as the projection keeps
 * @param leftOut how many more things lie in it; they are still there, but not on the timeline
 */
public record TimelineView(List<TimelineItem> items, int leftOut) implements MonthView<TimelineItem, TimelineView> {

    static final TimelineView EMPTY = new TimelineView(List.of(), 0);

    public TimelineView {
        items = List.copyOf(items);
    }

    @Override
    public TimelineView with(List<TimelineItem> newItems, int newLeftOut) {
        return new TimelineView(newItems, newLeftOut);
    }
}
