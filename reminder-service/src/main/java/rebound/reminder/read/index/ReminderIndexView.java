package rebound.reminder.read.index;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The reminders of a person.
 *
 * @param items the earliest first, each once; at most as many as the projection keeps
 */
public record ReminderIndexView(List<ReminderItem> items) {

    /** Nothing yet: also what a person has of whom there is no document. */
    public static final ReminderIndexView EMPTY = new ReminderIndexView(List.of());

    private static final Comparator<ReminderItem> BY_POSITION = Comparator.comparing(ReminderPosition::of);

    /**
     * A part of a list.
     *
     * @param next where the next one begins; null if this is the last one
     */
    public record Part(List<ReminderItem> items, @Nullable ReminderPosition next) {}

    public ReminderIndexView {
        items = List.copyOf(items);
    }

    /**
     * One page.
     *
     * @param state the wanted state; null for all
     * @param from the first wanted instant; null for the beginning
     * @param to the first instant no longer wanted; null for no end
     * @param after where the page before ended; null for the first page
     * @param limit how many at most; at least 1
     */
    public Part page(
            @Nullable String state,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable ReminderPosition after,
            int limit) {
        var found = items.stream()
                .filter(item -> state == null || state.equals(item.state()))
                .filter(item -> from == null || !item.at().isBefore(from))
                .filter(item -> to == null || item.at().isBefore(to))
                .filter(item -> after == null || ReminderPosition.of(item).compareTo(after) > 0)
                .limit(limit + 1L)
                .toList();
        return found.size() > limit
                ? new Part(found.subList(0, limit), ReminderPosition.of(found.get(limit - 1)))
                : new Part(found, null);
    }

    @Nullable
    ReminderItem find(String id) {
        return items.stream().filter(item -> item.id().equals(id)).findFirst().orElse(null);
    }

    /** With the item, in the place of one with its id; what is over for the longest time makes room. */
    ReminderIndexView with(ReminderItem item, int most) {
        var changed = new ArrayList<>(items);
        changed.removeIf(before -> before.id().equals(item.id()));
        changed.add(item);
        changed.sort(BY_POSITION);
        if (changed.size() > most) {
            var over = changed.stream()
                    .filter(each -> !each.state().equals(ReminderIndexProjection.SCHEDULED))
                    .findFirst()
                    .orElse(changed.getFirst());
            changed.remove(over);
        }
        return new ReminderIndexView(changed);
    }
}
