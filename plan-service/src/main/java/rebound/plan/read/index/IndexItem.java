package rebound.plan.read.index;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing in an index.
 *
 * @param recordedAt the time of its first event
 * @param state the public name of its state, such as {@code active}
 * @param parent the id of the thing it belongs to: the goal of an attempt, the plan of a step; null for none
 */
public record IndexItem(
        String id,
        Instant recordedAt,
        String state,
        @Nullable String parent) {

    IndexItem inState(String newState) {
        return new IndexItem(id, recordedAt, newState, parent);
    }

    IndexItem under(@Nullable String newParent) {
        return new IndexItem(id, recordedAt, state, newParent);
    }
}
