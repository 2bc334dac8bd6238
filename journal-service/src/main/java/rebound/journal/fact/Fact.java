package rebound.journal.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Private;
import rebound.journal.day.About;
import rebound.journal.day.Moment;
import rebound.journal.day.Restorable;
import rebound.journal.fact.FactEvent.FactApplied;
import rebound.journal.fact.FactEvent.FactDeleted;
import rebound.journal.fact.FactEvent.FactErased;
import rebound.journal.fact.FactEvent.FactReviewed;
import rebound.journal.fact.FactEvent.FactWithdrawn;
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
 *
 * <p>Besides, the person may take one that is noted into goals and attempts, and say when they want to see it again.
 */
public sealed interface Fact {

    /** Into how many goals and attempts a fact can be taken at once. */
    int MOST_APPLIED = 32;

    /** What can be asked of a fact that exists. */
    enum Verb {
        REVISE,
        APPLY,
        WITHDRAW,
        REVIEW,
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
     * @param revisit when the person wants to see it again; null for not by itself
     * @param applied what they take it into, in the order in which they said so; at most {@link #MOST_APPLIED}
     */
    record Noted(
            Instant happenedAt,
            String zone,
            LocalDate localDate,
            @Nullable About about,
            @Nullable About source,
            @Nullable Revisit revisit,
            List<Applied> applied,
            Private<Words> words)
            implements Fact {

        public Noted {
            applied = List.copyOf(applied);
        }

        /** One that does not come back by itself, and is taken into nothing. */
        public Noted(
                Instant happenedAt,
                String zone,
                LocalDate localDate,
                @Nullable About about,
                @Nullable About source,
                Private<Words> words) {
            this(happenedAt, zone, localDate, about, source, null, List.of(), words);
        }

        @Override
        public List<Verb> allowed(Instant now) {
            if (words.isErased()) {
                return List.of(Verb.DELETE);
            }
            var allowed = new ArrayList<>(List.of(Verb.REVISE, Verb.APPLY));
            if (!applied.isEmpty()) {
                allowed.add(Verb.WITHDRAW);
            }
            if (revisit != null) {
                allowed.add(Verb.REVIEW);
            }
            allowed.add(Verb.DELETE);
            return List.copyOf(allowed);
        }

        Moment moment() {
            return new Moment(happenedAt, zone, localDate);
        }

        private Noted taking(FactApplied event) {
            var changed = new ArrayList<>(without(event.to()));
            changed.add(new Applied(event.to(), event.how()));
            return new Noted(happenedAt, zone, localDate, about, source, revisit, changed, words);
        }

        private Noted leaving(FactWithdrawn event) {
            return new Noted(happenedAt, zone, localDate, about, source, revisit, without(event.from()), words);
        }

        private Noted seen(FactReviewed event) {
            return new Noted(happenedAt, zone, localDate, about, source, event.revisit(), applied, words);
        }

        private List<Applied> without(About to) {
            return applied.stream().filter(one -> !one.to().equals(to)).toList();
        }
    }

    /**
     * The fact is gone for everyone, and may still come back.
     *
     * @param fact as it was when it was deleted
     */
    record Deleted(Instant deletedAt, Noted fact) implements Fact, Restorable {

        @Override
        public List<Verb> allowed(Instant now) {
            return canBeRestored(now) ? List.of(Verb.RESTORE) : List.of();
        }

        boolean canBeRestored(Instant now) {
            return isInTime(now) && !fact.words().isErased();
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
                new Noted(
                        told.happenedAt(),
                        told.zone(),
                        told.localDate(),
                        told.about(),
                        told.source(),
                        told.revisit(),
                        appliedBefore(),
                        told.words());
            case FactApplied applied -> this instanceof Noted noted ? noted.taking(applied) : this;
            case FactWithdrawn withdrawn -> this instanceof Noted noted ? noted.leaving(withdrawn) : this;
            case FactReviewed reviewed -> this instanceof Noted noted ? noted.seen(reviewed) : this;
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

    private List<Applied> appliedBefore() {
        return switch (this) {
            case Absent absent -> List.of();
            case Noted noted -> noted.applied();
            case Deleted deleted -> deleted.fact().applied();
            case Erased erased -> List.of();
        };
    }
}
