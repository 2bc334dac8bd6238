package rebound.journal.read.timeline;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link TimelineQuery} finds.
 *
 * @param items newest first
 * @param next where the next page begins; null if this is the last one
 */
public record TimelinePage(
        List<TimelineItem> items, @Nullable TimelinePosition next) {

    public TimelinePage {
        items = List.copyOf(items);
    }
}
