package rebound.plan.attempt;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import rebound.eventlog.domain.Private;
import rebound.plan.attempt.AttemptEvent.AttemptBegun;
import rebound.plan.attempt.AttemptEvent.AttemptFinished;
import rebound.plan.attempt.AttemptEvent.SetbackOfferNoted;

/**
 * One try at a goal, at a stage of its life. Immutable. One that fell short offers a setback of the same id, which journal
 * keeps; the attempt only notes that it is there.
 *
 * <pre>
 *           begin         finish
 *   Absent ───────▶ Begun ───────▶ Finished
 * </pre>
 */
public sealed interface Attempt {

    /** What can be asked of an attempt that exists. */
    enum Verb {
        FINISH;

        /** The public name of the verb. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The verbs that are legal now. */
    List<Verb> allowed();

    /** An attempt that exists, at whatever stage. */
    sealed interface Made extends Attempt {

        /** The goal it is at. */
        String goalId();
    }

    /** Nothing has been begun under this id. */
    record Absent() implements Attempt {

        @Override
        public List<Verb> allowed() {
            return List.of();
        }
    }

    /**
     * The person is at it.
     *
     * @param happenedAt when it began
     * @param zone the time zone's id
     * @param setbackThere whether the setback of its id is there, which the person recorded before it is over
     */
    record Begun(String goalId, Instant happenedAt, String zone, Private<Note> note, boolean setbackThere)
            implements Made {

        /** Without a setback. */
        public Begun(String goalId, Instant happenedAt, String zone, Private<Note> note) {
            this(goalId, happenedAt, zone, note, false);
        }

        @Override
        public List<Verb> allowed() {
            return List.of(Verb.FINISH);
        }
    }

    /**
     * The try is over.
     *
     * @param finishedAt when, as the person says
     * @param note what they said when it was over
     * @param setbackOffered whether the setback that it offers is there; of no meaning if it offers none
     */
    record Finished(Begun begun, Outcome outcome, Instant finishedAt, Private<Note> note, boolean setbackOffered)
            implements Made {

        @Override
        public String goalId() {
            return begun.goalId();
        }

        @Override
        public List<Verb> allowed() {
            return List.of();
        }
    }

    /** The attempt after a fact. */
    default Attempt evolve(AttemptEvent event) {
        return switch (event) {
            case AttemptBegun begun -> new Begun(begun.goalId(), begun.happenedAt(), begun.zone(), begun.note());
            case AttemptFinished finished ->
                this instanceof Begun begun
                        ? new Finished(
                                begun,
                                Outcome.named(finished.outcome()),
                                finished.happenedAt(),
                                finished.note(),
                                begun.setbackThere())
                        : this;
            case SetbackOfferNoted noted ->
                switch (this) {
                    case Absent absent -> absent;
                    case Begun begun -> new Begun(begun.goalId(), begun.happenedAt(), begun.zone(), begun.note(), true);
                    case Finished over ->
                        new Finished(over.begun(), over.outcome(), over.finishedAt(), over.note(), true);
                };
        };
    }
}
