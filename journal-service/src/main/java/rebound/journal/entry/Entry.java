package rebound.journal.entry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Private;
import rebound.journal.day.About;
import rebound.journal.day.Moment;
import rebound.journal.day.Restorable;
import rebound.journal.entry.EntryEvent.EntryDeleted;
import rebound.journal.entry.EntryEvent.EntryErased;
import rebound.journal.entry.EntryEvent.Told;

/**
 * Something a person wrote down, at a stage of its life. Immutable.
 *
 * <pre>
 *           write            delete           after that
 *   Absent ───────▶ Written ────────▶ Deleted ───────────▶ Erased
 *                    │   ▲ ▲            │
 *                    └───┘ └────────────┘
 *                   revise    restore, within 30 days
 * </pre>
 */
public sealed interface Entry {

    /** What can be asked of an entry that exists. */
    enum Verb {
        REVISE,
        DELETE,
        RESTORE;

        /** The public name of the verb. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The verbs that would change something now. */
    List<Verb> allowed(Instant now);

    /** Nothing has been written under this id. */
    record Absent() implements Entry {

        @Override
        public List<Verb> allowed(Instant now) {
            return List.of();
        }
    }

    /**
     * The entry can be read.
     *
     * @param draft whether the person is still at it; once they are done with it, it is no draft again
     */
    record Written(
            Instant happenedAt,
            String zone,
            LocalDate localDate,
            @Nullable About about,
            boolean draft,
            Private<Words> words)
            implements Entry {

        @Override
        public List<Verb> allowed(Instant now) {
            return words.isErased() ? List.of(Verb.DELETE) : List.of(Verb.REVISE, Verb.DELETE);
        }

        Moment moment() {
            return new Moment(happenedAt, zone, localDate);
        }
    }

    /**
     * The entry is gone for everyone, and may still come back.
     *
     * @param entry as it was when it was deleted
     */
    record Deleted(Instant deletedAt, Written entry) implements Entry, Restorable {

        @Override
        public List<Verb> allowed(Instant now) {
            return canBeRestored(now) ? List.of(Verb.RESTORE) : List.of();
        }

        boolean canBeRestored(Instant now) {
            return isInTime(now) && !entry.words().isErased();
        }
    }

    /** The entry is gone for good; nothing can be written under its id again. */
    record Erased() implements Entry {

        @Override
        public List<Verb> allowed(Instant now) {
            return List.of();
        }
    }

    /** The entry after a fact. */
    default Entry evolve(EntryEvent event) {
        return switch (event) {
            case Told told ->
                new Written(told.happenedAt(), told.zone(), told.localDate(), told.about(), told.draft(), told.words());
            case EntryDeleted deleted ->
                switch (this) {
                    case Written written -> new Deleted(deleted.at(), written);
                    case Deleted before -> before;
                    case Erased before -> before;
                    case Absent absent -> absent;
                };
            case EntryErased erased -> new Erased();
        };
    }
}
