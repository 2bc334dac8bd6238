package rebound.journal.feedback;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Private;
import rebound.eventlog.domain.RestoreWindow;
import rebound.journal.day.About;
import rebound.journal.day.Moment;
import rebound.journal.day.Restorable;
import rebound.journal.feedback.FeedbackEvent.FeedbackDeleted;
import rebound.journal.feedback.FeedbackEvent.FeedbackErased;
import rebound.journal.feedback.FeedbackEvent.FeedbackHandedBack;
import rebound.journal.feedback.FeedbackEvent.FeedbackNoted;
import rebound.journal.feedback.FeedbackEvent.FeedbackReactedTo;
import rebound.journal.feedback.FeedbackEvent.FeedbackReadCalmly;
import rebound.journal.feedback.FeedbackEvent.FeedbackReceived;
import rebound.journal.feedback.FeedbackEvent.FeedbackRequested;
import rebound.journal.feedback.FeedbackEvent.FeedbackRestated;
import rebound.journal.feedback.FeedbackEvent.FeedbackRestored;
import rebound.journal.feedback.FeedbackEvent.FeedbackRevised;
import rebound.journal.feedback.FeedbackEvent.FeedbackRevisitScheduled;
import rebound.journal.feedback.FeedbackEvent.FeedbackSetAside;
import rebound.journal.feedback.FeedbackEvent.FeedbackWeighed;

/**
 * How somebody else sees something, at a stage of its life. Immutable.
 *
 * <pre>
 *          request              receive                cool-off
 *   Absent ───────▶ Requested ─────────▶ Received ───────────────▶ CoolingOff
 *      │                                  ▲   ▲                       │
 *      └──────────────────────────────────┘   └───────────────────────┘
 *                 note, keep                    its time is over, hand-back
 * </pre>
 *
 * <p>What is received can be said back, reacted to, read calmly, weighed, and set to be read again on a day, also while it
 * cools off. Each but the erased can be deleted, and restored to the stage it was at for {@link RestoreWindow#LENGTH}; then it
 * is erased.
 *
 * <p>Feedback that hurts can cool off: then no list, search or timeline says who gave it or what anybody said, and it is handed
 * back in time. It is put off for {@link #LONGEST_COOLING} at most, however often, from the first time on. Whoever asks for it by
 * itself always sees all of it.
 */
public sealed interface Feedback {

    /** How long feedback can be put off. */
    Duration LONGEST_COOLING = Duration.ofDays(30);

    /** What can be asked of feedback that exists. */
    enum Verb {
        REVISE,
        RECEIVE,
        RESTATE,
        REACT,
        READ_CALMLY,
        WEIGH,
        REVISIT,
        COOL_OFF,
        HAND_BACK,
        DELETE,
        RESTORE;

        /** The public name of the verb. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The verbs that are legal now. */
    List<Verb> allowed(Instant now);

    /** Nothing has been asked or noted under this id. */
    record Absent() implements Feedback {

        @Override
        public List<Verb> allowed(Instant now) {
            return List.of();
        }
    }

    /** Feedback that is there, at whatever stage. */
    sealed interface Kept extends Feedback {

        Instant happenedAt();

        /** The time zone's id. */
        String zone();

        LocalDate localDate();

        @Nullable
        About about();

        Private<Words> words();

        /** What it was kept of, such as a reflection; null if it was written by itself. */
        default @Nullable About source() {
            return null;
        }

        default Moment moment() {
            return new Moment(happenedAt(), zone(), localDate());
        }
    }

    /** Somebody is asked, and has not answered yet. */
    record Requested(
            Instant happenedAt,
            String zone,
            LocalDate localDate,
            @Nullable About about,
            Private<Words> words) implements Kept {

        @Override
        public List<Verb> allowed(Instant now) {
            return words.isErased() ? List.of(Verb.DELETE) : List.of(Verb.REVISE, Verb.RECEIVE, Verb.DELETE);
        }
    }

    /** Feedback that is there to be read. */
    sealed interface Heard extends Kept {

        /** As it is when it does not cool off. */
        Received received();

        Heard with(Received changed);

        /** The verbs besides those that any has. */
        List<Verb> ways(Instant now);

        @Override
        default List<Verb> allowed(Instant now) {
            if (words().isErased()) {
                return List.of(Verb.DELETE);
            }
            var allowed = new ArrayList<>(ways(now));
            allowed.add(Verb.RESTATE);
            if (!received().hasReaction()) {
                allowed.add(Verb.REACT);
            }
            allowed.addAll(List.of(Verb.READ_CALMLY, Verb.WEIGH, Verb.REVISIT, Verb.DELETE));
            return List.copyOf(allowed);
        }
    }

    /**
     * The person has it.
     *
     * @param revisitAt when they want to read it again; null for not by itself
     * @param firstSetAsideAt when it was first to cool off; null if it never was
     */
    record Received(
            Instant happenedAt,
            String zone,
            LocalDate localDate,
            @Nullable About about,
            @Nullable About source,
            Private<Words> words,
            Private<Readings> readings,
            @Nullable Instant revisitAt,
            @Nullable Instant firstSetAsideAt)
            implements Heard {

        @Override
        public Received received() {
            return this;
        }

        @Override
        public Received with(Received changed) {
            return changed;
        }

        @Override
        public List<Verb> ways(Instant now) {
            return now.isBefore(latestCooling(now)) ? List.of(Verb.REVISE, Verb.COOL_OFF) : List.of(Verb.REVISE);
        }

        boolean hasReaction() {
            return !readings.isErased() && readings.value().firstReaction() != null;
        }

        /** Until when it can be put off. */
        Instant latestCooling(Instant now) {
            return (firstSetAsideAt == null ? now : firstSetAsideAt).plus(LONGEST_COOLING);
        }

        Received reading(Private<Readings> newReadings) {
            return new Received(
                    happenedAt, zone, localDate, about, source, words, newReadings, revisitAt, firstSetAsideAt);
        }

        Received revisited(@Nullable Instant at) {
            return new Received(happenedAt, zone, localDate, about, source, words, readings, at, firstSetAsideAt);
        }

        Received setAside(Instant at) {
            var first = firstSetAsideAt == null ? at : firstSetAsideAt;
            return new Received(happenedAt, zone, localDate, about, source, words, readings, revisitAt, first);
        }

        Received revised(FeedbackRevised event) {
            return new Received(
                    event.happenedAt(),
                    event.zone(),
                    event.localDate(),
                    event.about(),
                    source,
                    event.words(),
                    readings,
                    revisitAt,
                    firstSetAsideAt);
        }
    }

    /**
     * It is kept out of sight until then.
     *
     * @param received as it is otherwise
     */
    record CoolingOff(Received received, Instant until) implements Heard {

        @Override
        public CoolingOff with(Received changed) {
            return new CoolingOff(changed, until);
        }

        @Override
        public List<Verb> ways(Instant now) {
            return List.of(Verb.COOL_OFF, Verb.HAND_BACK);
        }

        @Override
        public Instant happenedAt() {
            return received.happenedAt();
        }

        @Override
        public String zone() {
            return received.zone();
        }

        @Override
        public LocalDate localDate() {
            return received.localDate();
        }

        @Override
        public @Nullable About about() {
            return received.about();
        }

        @Override
        public @Nullable About source() {
            return received.source();
        }

        @Override
        public Private<Words> words() {
            return received.words();
        }
    }

    /**
     * The feedback is gone for everyone, and may still come back as it was when it was deleted: as one of these.
     *
     * @param until how long it cools off; null if it does not
     */
    record Deleted(
            Instant deletedAt,
            @Nullable Requested requested,
            @Nullable Received received,
            @Nullable Instant until) implements Feedback, Restorable {

        /** @param feedback as it was when it was deleted */
        public Deleted(Instant deletedAt, Kept feedback) {
            this(
                    deletedAt,
                    feedback instanceof Requested requested ? requested : null,
                    feedback instanceof Heard heard ? heard.received() : null,
                    feedback instanceof CoolingOff cooling ? cooling.until() : null);
        }

        /** As it was when it was deleted. */
        public Kept feedback() {
            if (requested != null) {
                return requested;
            }
            var heard = Objects.requireNonNull(received);
            return until == null ? heard : new CoolingOff(heard, until);
        }

        @Override
        public List<Verb> allowed(Instant now) {
            return isInTime(now) && !feedback().words().isErased() ? List.of(Verb.RESTORE) : List.of();
        }
    }

    /** The feedback is gone for good; nothing can be noted under its id again. */
    record Erased() implements Feedback {

        @Override
        public List<Verb> allowed(Instant now) {
            return List.of();
        }
    }

    /** The feedback after a fact. */
    default Feedback evolve(FeedbackEvent event) {
        return switch (event) {
            case FeedbackRequested requested ->
                new Requested(
                        requested.happenedAt(),
                        requested.zone(),
                        requested.localDate(),
                        requested.about(),
                        requested.words());
            case FeedbackNoted noted -> received(noted, noted.source());
            case FeedbackReceived received -> received(received, null);
            case FeedbackRevised revised ->
                switch (this) {
                    case Requested requested ->
                        new Requested(
                                revised.happenedAt(),
                                revised.zone(),
                                revised.localDate(),
                                revised.about(),
                                revised.words());
                    case Heard heard -> heard.with(heard.received().revised(revised));
                    case Absent absent -> absent;
                    case Deleted deleted -> deleted;
                    case Erased erased -> erased;
                };
            case FeedbackRestated restated -> reading(restated.text(), Readings::restating);
            case FeedbackReactedTo reacted -> reading(reacted.text(), Readings::reacting);
            case FeedbackReadCalmly calm -> reading(calm.text(), Readings::readingCalmly);
            case FeedbackWeighed weighed -> reading(weighed.weighing(), Readings::weighing);
            case FeedbackRevisitScheduled revisit ->
                this instanceof Heard heard ? heard.with(heard.received().revisited(revisit.revisitAt())) : this;
            case FeedbackSetAside aside ->
                this instanceof Heard heard
                        ? new CoolingOff(heard.received().setAside(aside.at()), aside.until())
                        : this;
            case FeedbackHandedBack back -> this instanceof Heard heard ? heard.received() : this;
            case FeedbackDeleted deleted -> this instanceof Kept kept ? new Deleted(deleted.at(), kept) : this;
            case FeedbackRestored restored -> this instanceof Deleted deleted ? deleted.feedback() : this;
            case FeedbackErased erased -> new Erased();
        };
    }

    private <T> Feedback reading(Private<T> said, BiFunction<Readings, T, Readings> change) {
        if (!(this instanceof Heard heard)) {
            return this;
        }
        var before = heard.received().readings();
        var after = said.isErased() || before.isErased()
                ? Private.<Readings>erased()
                : Private.of(change.apply(before.value(), said.value()));
        return heard.with(heard.received().reading(after));
    }

    private static Received received(FeedbackEvent.Told told, @Nullable About source) {
        return new Received(
                told.happenedAt(),
                told.zone(),
                told.localDate(),
                told.about(),
                source,
                told.words(),
                told.words().isErased() ? Private.erased() : Private.of(Readings.NONE),
                null,
                null);
    }
}
