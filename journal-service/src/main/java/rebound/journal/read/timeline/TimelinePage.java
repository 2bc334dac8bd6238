package rebound.journal.read.timeline;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link TimelineQuery} finds.
 *
 * @param <T> what is known of each thing
 * @param items newest first
 * @param next where the next page begins; null if this is the last one
 */
public record TimelinePage<T>(List<T> items, @Nullable TimelinePosition next) {

    public TimelinePage {
        items = List.copyOf(items);
    }
}
