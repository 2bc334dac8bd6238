package rebound.journal.checkin;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Private;
import rebound.journal.checkin.CheckInEvent.CheckInDeleted;
import rebound.journal.checkin.CheckInEvent.CheckInErased;
import rebound.journal.checkin.CheckInEvent.Told;
import rebound.journal.day.About;
import rebound.journal.day.Moment;
import rebound.journal.day.Restorable;

/**
 * What a person says about the moment in a few taps, at a stage of its life. Immutable.
 *
 * <pre>
 *          record            delete           after that
 *   Absent ───────▶ Recorded ───────▶ Deleted ───────────▶ Erased
 *                    │   ▲ ▲             │
 *                    └───┘ └─────────────┘
 *                   revise    restore, within 30 days
 * </pre>
 */
public sealed interface CheckIn {

    /** What can be asked of a check-in that exists. */
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

    /** Nothing has been recorded under this id. */
    record Absent() implements CheckIn {

        @Override
        public List<Verb> allowed(Instant now) {
            return List.of();
        }
    }

    /**
     * The check-in can be read.
     *
     * @param followUpOn on which of the person's days they like to be asked how it is now; null for not at all
     */
    record Recorded(
            Instant happenedAt,
            String zone,
            LocalDate localDate,
            @Nullable About about,
            @Nullable LocalDate followUpOn,
            Private<Words> words)
            implements CheckIn {

        @Override
        public List<Verb> allowed(Instant now) {
            return words.isErased() ? List.of(Verb.DELETE) : List.of(Verb.REVISE, Verb.DELETE);
        }

        Moment moment() {
            return new Moment(happenedAt, zone, localDate);
        }
    }

    /**
     * The check-in is gone for everyone, and may still come back.
     *
     * @param checkIn as it was when it was deleted
     */
    record Deleted(Instant deletedAt, Recorded checkIn) implements CheckIn, Restorable {

        @Override
        public List<Verb> allowed(Instant now) {
            return canBeRestored(now) ? List.of(Verb.RESTORE) : List.of();
        }

        boolean canBeRestored(Instant now) {
            return isInTime(now) && !checkIn.words().isErased();
        }
    }

    /** The check-in is gone for good; nothing can be recorded under its id again. */
    record Erased() implements CheckIn {

        @Override
        public List<Verb> allowed(Instant now) {
            return List.of();
        }
    }

    /** The check-in after a fact. */
    default CheckIn evolve(CheckInEvent event) {
        return switch (event) {
            case Told told ->
                new Recorded(
                        told.happenedAt(),
                        told.zone(),
                        told.localDate(),
                        told.about(),
                        told.followUpOn(),
                        told.words());
            case CheckInDeleted deleted ->
                switch (this) {
                    case Recorded recorded -> new Deleted(deleted.at(), recorded);
                    case Deleted before -> before;
                    case Erased before -> before;
                    case Absent absent -> absent;
                };
            case CheckInErased erased -> new Erased();
        };
    }
}
