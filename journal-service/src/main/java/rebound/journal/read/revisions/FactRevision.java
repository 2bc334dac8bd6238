package rebound.journal.read.revisions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.model.Event;
import rebound.journal.day.About;
import rebound.journal.fact.FactEvent.Told;
import rebound.journal.fact.Words;

/**
 * What something that a person keeps once said.
 *
 * @param told null if nothing of it is left
 */
public record FactRevision(long version, @Nullable Document told) implements Revision {

    /** Nothing is left. */
    static final FactRevision NOTHING = new FactRevision(0, null);

    /**
     * The document.
     *
     * @param recordedAt since when it said this
     * @param words null if they are erased
     */
    public record Document(
            Instant recordedAt,
            Instant happenedAt,
            String zone,
            @Nullable About about,
            @Nullable Words words) {}

    static FactRevision of(Event<?> event, Told told) {
        var words = told.words().orNull();
        return new FactRevision(
                event.version(), new Document(event.at(), told.happenedAt(), told.zone(), told.about(), words));
    }

    @Override
    public long size() {
        return told == null || told.words() == null ? 0 : told.words().text().length();
    }
}
