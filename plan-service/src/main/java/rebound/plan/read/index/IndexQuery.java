package rebound.plan.read.index;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A request for one page of an index. Pure.
 *
 * @param state the wanted state; null for all
 * @param parent what the wanted things belong to; null for all
 * @param after where the page before ended; null for the first page
 * @param limit how many things at most; at least 1
 */
public record IndexQuery(
        @Nullable String state,
        @Nullable String parent,
        @Nullable IndexPosition after,
        int limit) {

    public IndexQuery {
        if (limit < 1) {
            throw new IllegalArgumentException("The limit is at least 1");
        }
    }

    public IndexPage page(IndexView index) {
        var found = index.items().stream()
                .filter(this::matches)
                .sorted(Comparator.comparing(IndexPosition::of))
                .limit(limit + 1L)
                .toList();
        return found.size() > limit
                ? new IndexPage(found.subList(0, limit), IndexPosition.of(found.get(limit - 1)))
                : new IndexPage(found, null);
    }

    private boolean matches(IndexItem item) {
        return (state == null || state.equals(item.state()))
                && (parent == null || parent.equals(item.parent()))
                && (after == null || IndexPosition.of(item).compareTo(after) > 0);
    }
}
