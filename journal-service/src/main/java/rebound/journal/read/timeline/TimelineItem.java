package rebound.journal.read.timeline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import rebound.journal.day.About;
import rebound.journal.day.Turned;

/**
 * One thing on the timeline.
 *
 * @param type the wire name of its kind, such as {@code setback}
 * @param id unique within its type only: people choose the ids of their entries
 * @param zone the time zone's id
 * @param state as clients know it, such as {@code written} or {@code open}
 * @param title of a setback, a letter or a story; null for anything else, while it is sealed, and once erased
 * @param excerpt how an entry, a fact or the answers of a reflection begin; null for a setback, where there are no words, and once erased
 */
public record TimelineItem(
        String type,
        String id,
        Instant happenedAt,
        String zone,
        String state,
        @Nullable String title,
        @Nullable String excerpt,
        @Nullable About about)
        implements MonthItem<TimelineItem> {

    @Override
    public TimelineItem after(Turned turned) {
        return new TimelineItem(type, id, happenedAt, zone, turned.stage(), title, excerpt, about);
    }
}
