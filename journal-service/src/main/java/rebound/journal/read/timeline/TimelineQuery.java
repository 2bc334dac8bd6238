package rebound.journal.read.timeline;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import rebound.journal.read.timeline.TimelineMonthsView.Month;

/**
 * A request for one page of the timeline, and how to read it from the months. Pure.
 *
 * <p>A month holds what happened in it by the person's own calendar, the timeline is ordered by instants, and somewhere
 * on earth a month begins 18 hours before or after UTC does ({@link ZoneOffset}'s bounds). So things of neighbouring
 * months can interleave, and a thing has its final place only once no month that is still unread can hold a newer one.
 *
 * @param types the wire names of the wanted types; empty for all
 * @param state the wanted state; null for all
 * @param from the first wanted instant; null for the beginning
 * @param to the first instant no longer wanted; null for no end
 * @param after where the page before ended; null for the first page
 * @param limit how many things at most; at least 1
 */
public record TimelineQuery(
        Set<String> types,
        @Nullable String state,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable TimelinePosition after,
        int limit) {

    public TimelineQuery {
        types = Set.copyOf(types);
        if (limit < 1) {
            throw new IllegalArgumentException("The limit is at least 1");
        }
    }

    /**
     * The page.
     *
     * @param directory which months there are
     * @param projection whose documents the months are
     * @param also what a thing must be besides
     * @param documents reads months by the ids of their documents, those that exist; called as often as it takes to fill
     *     the page, mostly once
     */
    public <T extends MonthItem<T>, V extends MonthView<T, V>> TimelinePage<T> page(
            TimelineMonthsView directory,
            MonthProjection<T, V> projection,
            Predicate<T> also,
            Function<Collection<String>, Map<String, V>> documents) {
        var unread = months(directory);
        var found = new TreeMap<TimelinePosition, T>();
        var things = limit + 1;
        while (!unread.isEmpty()
                && !isComplete(found.keySet(), unread.getFirst().month())) {
            var batch = batch(unread, things, projection.atOnce());
            for (var part : documents.apply(ids(projection, batch)).values()) {
                for (var item : part.items()) {
                    if (matches(item) && also.test(item)) {
                        found.put(TimelinePosition.of(item), item);
                    }
                }
            }
            unread = unread.subList(batch.size(), unread.size());
            // A filter may leave little of each month: so few reads also then, and never too much in memory.
            things = Math.min(2 * things, projection.atOnce());
        }
        var items = List.copyOf(found.values());
        return items.size() > limit
                ? new TimelinePage<>(items.subList(0, limit), TimelinePosition.of(items.get(limit - 1)))
                : new TimelinePage<>(items, null);
    }

    /** The months in which something wanted may lie, newest first. */
    List<Month> months(TimelineMonthsView directory) {
        return directory.months().stream()
                .filter(month -> month.count(types) > 0 && mayMatch(month.month()))
                .toList();
    }

    private boolean mayMatch(YearMonth month) {
        return (from == null || end(month).isAfter(from))
                && (to == null || start(month).isBefore(to))
                && (after == null || !start(month).isAfter(after.happenedAt()));
    }

    private boolean matches(MonthItem<?> item) {
        return (types.isEmpty() || types.contains(item.type()))
                && (state == null || state.equals(item.state()))
                && (from == null || !item.happenedAt().isBefore(from))
                && (to == null || item.happenedAt().isBefore(to))
                && (after == null || TimelinePosition.of(item).compareTo(after) > 0);
    }

    /** Whether there is a next page, and nothing in that month or an older one belongs on this one. */
    private boolean isComplete(Set<TimelinePosition> found, YearMonth unread) {
        if (found.size() <= limit) {
            return false;
        }
        var last = found.stream().skip(limit - 1L).findFirst().orElseThrow();
        return !last.happenedAt().isBefore(end(unread));
    }

    /** The newest months, until there are so many wanted things in them, and no more than are read at once. */
    private List<Month> batch(List<Month> unread, int things, int atOnce) {
        var batch = new ArrayList<Month>();
        var count = 0;
        for (var month : TimelineMonthsView.together(unread, atOnce)) {
            batch.add(month);
            count += month.count(types);
            if (count >= things) {
                break;
            }
        }
        return batch;
    }

    private static List<String> ids(MonthProjection<?, ?> projection, List<Month> months) {
        return months.stream()
                .flatMap(month -> projection.documents(month.month()).stream())
                .toList();
    }

    /** No place on earth begins the month before. */
    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay().toInstant(ZoneOffset.MAX);
    }

    /** Every place on earth has left the month by then. */
    private static Instant end(YearMonth month) {
        return month.plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.MIN);
    }
}
