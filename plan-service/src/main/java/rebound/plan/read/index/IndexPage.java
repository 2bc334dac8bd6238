package rebound.plan.read.index;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link IndexQuery} finds.
 *
 * @param items newest first
 * @param next where the next page begins; null if this is the last one
 */
public record IndexPage(List<IndexItem> items, @Nullable IndexPosition next) {

    public IndexPage {
        items = List.copyOf(items);
    }
}
