package rebound.journal.read.timeline;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The months of a person's timeline in which something lies, newest first.
 *
 * @param months each of them once
 */
public record TimelineMonthsView(List<Month> months) {

    /** Nothing yet: also what a person has of whom there is no document. */
    public static final TimelineMonthsView EMPTY = new TimelineMonthsView(List.of());

    /**
     * One month.
     *
     * @param counts how many things of each type lie in it, also those that its document left out; never zero
     */
    public record Month(YearMonth month, SortedMap<String, Integer> counts) {

        public Month {
            counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
        }

        /** How many things of these types lie in it; no types means all. */
        int count(Collection<String> types) {
            var sum = 0;
            for (var count : counts.entrySet()) {
                if (types.isEmpty() || types.contains(count.getKey())) {
                    sum += count.getValue();
                }
            }
            return sum;
        }

        private Month add(String type, int difference) {
            var changed = new TreeMap<>(counts);
            changed.merge(type, difference, (before, more) -> before + more == 0 ? null : before + more);
            return new Month(month, changed);
        }
    }

    public TimelineMonthsView {
        months = List.copyOf(months);
    }

    /**
     * The first of these months, to be read together: as many as have so few things in all, also those that nobody looks for; the
     * first one in any case.
     */
    public static List<Month> together(List<Month> months, int most) {
        var together = new ArrayList<Month>();
        var things = 0L;
        for (var month : months) {
            things += month.count(Set.of());
            if (things > most && !together.isEmpty()) {
                break;
            }
            together.add(month);
        }
        return together;
    }

    TimelineMonthsView add(YearMonth month, String type, int difference) {
        var changed = new ArrayList<>(months);
        var index = 0;
        while (index < changed.size() && changed.get(index).month().isAfter(month)) {
            index++;
        }
        if (index == changed.size() || !changed.get(index).month().equals(month)) {
            changed.add(index, new Month(month, Collections.emptySortedMap()));
        }
        var counted = changed.get(index).add(type, difference);
        if (counted.counts().isEmpty()) {
            changed.remove(index);
        } else {
            changed.set(index, counted);
        }
        return new TimelineMonthsView(changed);
    }
}
