package rebound.journal.read.revision;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import rebound.journal.day.About;
import rebound.journal.entry.Words;

/**
 * What an entry once said.
 *
 * @param revision which of the entry's documents it is, from 1; 0 if there is none any more
 * @param said null if there is none any more
 */
public record RevisionView(int revision, @Nullable Said said) {

    /** Nothing is left. */
    static final RevisionView ERASED = new RevisionView(0, null);

    /**
     * The document.
     *
     * @param version the entry's, from then on
     * @param words null if they are erased
     */
    public record Said(
            long version,
            Instant recordedAt,
            Instant happenedAt,
            String zone,
            @Nullable About about,
            boolean draft,
            @Nullable Words words) {}
}
