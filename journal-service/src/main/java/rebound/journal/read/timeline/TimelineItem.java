package rebound.journal.read.timeline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import rebound.journal.entry.About;

/**
 * One thing on the timeline.
 *
 * @param type the wire name of its kind, such as {@code setback}
 * @param id unique within its type only: people choose the ids of their entries
 * @param zone the time zone's id
 * @param state {@code written}, {@code open} or {@code closed}
 * @param title of a setback; null for an entry, and once erased
 * @param excerpt how an entry begins; null for a setback, and once erased
 */
public record TimelineItem(
        String type,
        String id,
        Instant happenedAt,
        String zone,
        String state,
        @Nullable String title,
        @Nullable String excerpt,
        @Nullable About about) {

    boolean is(String otherType, String otherId) {
        return id.equals(otherId) && type.equals(otherType);
    }

    TimelineItem inState(String newState) {
        return new TimelineItem(type, id, happenedAt, zone, newState, title, excerpt, about);
    }
}
