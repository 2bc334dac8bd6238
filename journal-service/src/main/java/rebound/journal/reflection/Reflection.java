package rebound.journal.reflection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Private;
import rebound.journal.day.About;
import rebound.journal.day.Moment;
import rebound.journal.day.Restorable;
import rebound.journal.reflection.ReflectionEvent.ReflectionCompleted;
import rebound.journal.reflection.ReflectionEvent.ReflectionDeleted;
import rebound.journal.reflection.ReflectionEvent.ReflectionDrafted;
import rebound.journal.reflection.ReflectionEvent.ReflectionErased;
import rebound.journal.reflection.ReflectionEvent.ReflectionRestored;
import rebound.journal.reflection.ReflectionEvent.ReflectionRevised;
import rebound.journal.reflection.ReflectionEvent.ReflectionRevisitScheduled;
import rebound.journal.reflection.ReflectionEvent.Told;

/**
 * A guided reflection of a person's, at a stage of its life. Immutable.
 *
 * <pre>
 *           draft            complete
 *   Absent ───────▶ Draft ─────────────▶ Completed
 *                   │  ▲ │                  │ ▲
 *                   └──┘ │ delete    delete │ │ restore, within 30 days
 *                 revise └────▶ Deleted ◀───┘ │   (a draft comes back as one)
 *                                  ├──────────┘
 *                                  ▼ after that
 *                               Erased
 * </pre>
 */
public sealed interface Reflection {

    /** What can be asked of a reflection that exists. */
    enum Verb {
        REVISE,
        COMPLETE,
        REVISIT,
        DELETE,
        RESTORE;

        /** The public name of the verb. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The verbs that would change something now. */
    List<Verb> allowed(Instant now);

    /** Nothing has been drafted under this id. */
    record Absent() implements Reflection {

        @Override
        public List<Verb> allowed(Instant now) {
            return List.of();
        }
    }

    /** A reflection that can be read, at whatever stage. */
    sealed interface Readable extends Reflection {

        Instant happenedAt();

        /** The time zone's id. */
        String zone();

        LocalDate localDate();

        @Nullable
        About about();

        /** On which day of theirs the person wants to be back at it; null for not by itself. */
        @Nullable
        LocalDate revisitOn();

        Private<Sheet> sheet();

        /** When it was completed; null as long as it is not. */
        @Nullable
        Instant completedAt();

        /** When it happened. */
        default Moment moment() {
            return new Moment(happenedAt(), zone(), localDate());
        }
    }

    /** The person is still at it, or has left it at that; there is no hurry. */
    record Draft(
            Instant happenedAt,
            String zone,
            LocalDate localDate,
            @Nullable About about,
            @Nullable LocalDate revisitOn,
            Private<Sheet> sheet)
            implements Readable {

        @Override
        public @Nullable Instant completedAt() {
            return null;
        }

        /** Without its words it cannot go on. */
        @Override
        public List<Verb> allowed(Instant now) {
            if (sheet.isErased()) {
                return List.of(Verb.DELETE);
            }
            return canBeCompleted(sheet.value())
                    ? List.of(Verb.REVISE, Verb.COMPLETE, Verb.REVISIT, Verb.DELETE)
                    : List.of(Verb.REVISE, Verb.REVISIT, Verb.DELETE);
        }

        private static boolean canBeCompleted(Sheet sheet) {
            return !sheet.answers().isEmpty() && sheet.unanswered().isEmpty();
        }
    }

    /** The person is done with it: it stays as it is, and they may want to be back at it. */
    record Completed(
            Instant happenedAt,
            String zone,
            LocalDate localDate,
            @Nullable About about,
            @Nullable LocalDate revisitOn,
            Private<Sheet> sheet,
            Instant completedAt)
            implements Readable {

        @Override
        public List<Verb> allowed(Instant now) {
            return sheet.isErased() ? List.of(Verb.DELETE) : List.of(Verb.REVISIT, Verb.DELETE);
        }
    }

    /**
     * The reflection is gone for everyone, and may still come back.
     *
     * @param completedAt null if it was a draft
     */
    record Deleted(
            Instant deletedAt,
            Instant happenedAt,
            String zone,
            LocalDate localDate,
            @Nullable About about,
            @Nullable LocalDate revisitOn,
            Private<Sheet> sheet,
            @Nullable Instant completedAt)
            implements Reflection, Restorable {

        @Override
        public List<Verb> allowed(Instant now) {
            return isInTime(now) && !sheet.isErased() ? List.of(Verb.RESTORE) : List.of();
        }
    }

    /** The reflection is gone for good; nothing can be written under its id again. */
    record Erased() implements Reflection {

        @Override
        public List<Verb> allowed(Instant now) {
            return List.of();
        }
    }

    /** The reflection after a fact. */
    default Reflection evolve(ReflectionEvent event) {
        return switch (event) {
            case ReflectionDrafted drafted -> told(drafted, null);
            case ReflectionRevised revised ->
                told(revised, this instanceof Readable before ? before.revisitOn() : null);
            case ReflectionRestored restored -> told(restored, restored.revisitOn());
            case ReflectionRevisitScheduled scheduled -> revisited(scheduled);
            case ReflectionCompleted completed -> completed(completed);
            case ReflectionDeleted deleted -> deleted(deleted);
            case ReflectionErased erased -> new Erased();
        };
    }

    private static Readable told(Told told, @Nullable LocalDate revisitOn) {
        var completedAt = told.completedAt();
        return completedAt == null
                ? new Draft(told.happenedAt(), told.zone(), told.localDate(), told.about(), revisitOn, told.sheet())
                : new Completed(
                        told.happenedAt(),
                        told.zone(),
                        told.localDate(),
                        told.about(),
                        revisitOn,
                        told.sheet(),
                        completedAt);
    }

    private Reflection revisited(ReflectionRevisitScheduled event) {
        return switch (this) {
            case Draft(var happenedAt, var zone, var localDate, var about, var _, var sheet) ->
                new Draft(happenedAt, zone, localDate, about, event.on(), sheet);
            case Completed(var happenedAt, var zone, var localDate, var about, var _, var sheet, var completedAt) ->
                new Completed(happenedAt, zone, localDate, about, event.on(), sheet, completedAt);
            case Deleted before -> before;
            case Erased before -> before;
            case Absent absent -> absent;
        };
    }

    private Reflection completed(ReflectionCompleted event) {
        return switch (this) {
            case Readable before ->
                new Completed(
                        before.happenedAt(),
                        before.zone(),
                        before.localDate(),
                        before.about(),
                        null,
                        before.sheet(),
                        event.at());
            case Deleted before -> before;
            case Erased before -> before;
            case Absent absent -> absent;
        };
    }

    private Reflection deleted(ReflectionDeleted event) {
        return switch (this) {
            case Readable before ->
                new Deleted(
                        event.at(),
                        before.happenedAt(),
                        before.zone(),
                        before.localDate(),
                        before.about(),
                        before.revisitOn(),
                        before.sheet(),
                        before.completedAt());
            case Deleted before -> before;
            case Erased before -> before;
            case Absent absent -> absent;
        };
    }
}
