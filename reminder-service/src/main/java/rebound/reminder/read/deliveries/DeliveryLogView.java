package rebound.reminder.read.deliveries;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The deliveries of a person.
 *
 * @param items the latest first, each once; at most as many as the projection keeps
 */
public record DeliveryLogView(List<DeliveryPosition> items) {

    /** Nothing yet: also what a person has of whom there is no document. */
    public static final DeliveryLogView EMPTY = new DeliveryLogView(List.of());

    /**
     * A part of the log.
     *
     * @param next where the next one begins; null if this is the last one
     */
    public record Part(List<String> ids, @Nullable DeliveryPosition next) {}

    public DeliveryLogView {
        items = List.copyOf(items);
    }

    /**
     * One page.
     *
     * @param after where the page before ended; null for the first page
     * @param limit how many at most; at least 1
     */
    public Part page(@Nullable DeliveryPosition after, int limit) {
        var found = items.stream()
                .filter(item -> after == null || item.compareTo(after) < 0)
                .limit(limit + 1L)
                .toList();
        var page = found.size() > limit ? found.subList(0, limit) : found;
        return new Part(page.stream().map(DeliveryPosition::id).toList(), found.size() > limit ? page.getLast() : null);
    }

    /** With one more; the earliest make room. */
    DeliveryLogView with(DeliveryPosition item, int most) {
        if (items.contains(item)) {
            return this;
        }
        var changed = new ArrayList<>(items);
        changed.add(item);
        changed.sort(Comparator.reverseOrder());
        return new DeliveryLogView(changed.size() > most ? changed.subList(0, most) : changed);
    }
}
