package rebound.journal.entry;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Private;
import rebound.eventlog.domain.RestoreWindow;
import rebound.journal.day.About;
import rebound.journal.day.Home;
import rebound.journal.day.Located;

/** What can be asked of an {@link Entry}. Times are the request's own; years 1 to 9999 only. */
public sealed interface EntryCommand {

    /**
     * Write a new entry.
     *
     * @param at when it was asked
     * @param happenedAt null if the person did not say: then it is {@code at}
     * @param zone where the person was; null if they did not say: then they are at home
     * @param home how they reckon their days; null if that is not known
     * @param draft whether the person is still at it
     */
    record WriteEntry(
            Instant at,
            @Nullable Instant happenedAt,
            @Nullable ZoneId zone,
            @Nullable Home home,
            @Nullable About about,
            boolean draft,
            Private<Words> words)
            implements EntryCommand, Located<EntryCommand> {

        /** As the person asks it. */
        public WriteEntry(
                Instant at,
                @Nullable Instant happenedAt,
                @Nullable ZoneId zone,
                @Nullable About about,
                boolean draft,
                Private<Words> words) {
            this(at, happenedAt, zone, null, about, draft, words);
        }

        @Override
        public WriteEntry livingIn(Home newHome) {
            return new WriteEntry(at, happenedAt, zone, newHome, about, draft, words);
        }
    }

    /**
     * Put another document in the place of the entry.
     *
     * @param happenedAt null if the person did not say: then it stays
     * @param zone null if the person did not say: then it stays
     * @param home how they reckon their days; null if that is not known
     * @param draft whether the person is still at it; only of a draft
     */
    record ReviseEntry(
            @Nullable Instant happenedAt,
            @Nullable ZoneId zone,
            @Nullable Home home,
            @Nullable About about,
            boolean draft,
            Private<Words> words)
            implements EntryCommand, Located<EntryCommand> {

        /** As the person asks it. */
        public ReviseEntry(
                @Nullable Instant happenedAt,
                @Nullable ZoneId zone,
                @Nullable About about,
                boolean draft,
                Private<Words> words) {
            this(happenedAt, zone, null, about, draft, words);
        }

        @Override
        public ReviseEntry livingIn(Home newHome) {
            return new ReviseEntry(happenedAt, zone, newHome, about, draft, words);
        }
    }

    /** Take the entry away; for {@link RestoreWindow#LENGTH} it can be brought back. */
    record DeleteEntry(Instant at) implements EntryCommand {}

    /** Bring a deleted entry back. */
    record RestoreEntry(Instant at) implements EntryCommand {}

    /** Erase a deleted entry for good, once it can no longer be brought back. */
    record EraseEntry(Instant at) implements EntryCommand {}
}
