package rebound.journal.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Private;
import rebound.eventlog.domain.RestoreWindow;
import rebound.journal.day.About;
import rebound.journal.day.Moment;
import rebound.journal.fact.FactEvent.FactDeleted;
import rebound.journal.fact.FactEvent.FactErased;
import rebound.journal.fact.FactEvent.Told;

/**
 * One of the small things that a person keeps, at a stage of its life. All types of them are alike, whatever they are about:
 * {@link FactType}. Immutable.
 *
 * <pre>
 *         note, keep         delete
 *   Absent ───────▶ Noted ──────────▶ Deleted
 *                   │   ▲ ▲              │
 *                   └───┘ └──────────────┤ after that
 *                  revise     restore,     ▼
 *                       within 30 days   Erased
 * </pre>
 */
public sealed interface Fact {

    /** What can be asked of a fact that exists. */
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

    /** Nothing has been noted under this id. */
    record Absent() implements Fact {

        @Override
        public List<Verb> allowed(Instant now) {
            return List.of();
        }
    }

    /**
     * The fact can be read.
     *
     * @param source what it was kept of, such as a reflection; null if it was written by itself
     */
    record Noted(
            Instant happenedAt,
            String zone,
            LocalDate localDate,
            @Nullable About about,
            @Nullable About source,
            Private<Words> words)
            implements Fact {

        @Override
        public List<Verb> allowed(Instant now) {
            return words.isErased() ? List.of(Verb.DELETE) : List.of(Verb.REVISE, Verb.DELETE);
        }

        Moment moment() {
            return new Moment(happenedAt, zone, localDate);
        }
    }

    /**
     * The fact is gone for everyone, and may still come back.
     *
     * @param fact as it was when it was deleted
     */
    record Deleted(Instant deletedAt, Noted fact) implements Fact {

        @Override
        public List<Verb> allowed(Instant now) {
            return canBeRestored(now) ? List.of(Verb.RESTORE) : List.of();
        }

        boolean canBeRestored(Instant now) {
            return isInTime(now) && !fact.words().isErased();
        }

        boolean isInTime(Instant now) {
            return RestoreWindow.isOpen(deletedAt, now);
        }
    }

    /** The fact is gone for good; nothing can be written under its id again. */
    record Erased() implements Fact {

        @Override
        public List<Verb> allowed(Instant now) {
            return List.of();
        }
    }

    /** The fact after a fact. */
    default Fact evolve(FactEvent event) {
        return switch (event) {
            case Told told ->
                new Noted(told.happenedAt(), told.zone(), told.localDate(), told.about(), told.source(), told.words());
            case FactDeleted deleted ->
                switch (this) {
                    case Noted noted -> new Deleted(deleted.at(), noted);
                    case Deleted before -> before;
                    case Erased before -> before;
                    case Absent absent -> absent;
                };
            case FactErased erased -> new Erased();
        };
    }
}
