package rebound.journal.suggestion;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Private;
import rebound.journal.day.About;
import rebound.journal.day.Home;
import rebound.journal.day.Moment;
import rebound.journal.suggestion.Signals.Stated;

/** What can be told to {@link Signals}; by policies only. */
public sealed interface SignalsCommand {

    /**
     * What holds around a person when something is told.
     *
     * @param at the time
     * @param today the person's own day
     * @param preferences what they have said about suggestions
     */
    record Around(Instant at, LocalDate today, Preferences preferences) {

        public static Around of(Instant at, Home home, Preferences preferences) {
            return new Around(at, Moment.told(at, null, null, home).localDate(), preferences);
        }
    }

    /** One that may lead to a suggestion. */
    sealed interface Prompting extends SignalsCommand {

        /** The command as it is decided by what holds then. */
        SignalsCommand around(Around now);
    }

    /**
     * Note what a person has stated, in the place of what they stated there before.
     *
     * @param source where they did
     * @param day the person's own, on which it was so
     * @param since the earlier of when it was so and when it was told: what has been so for long suggests nothing
     * @param around null before it is known
     */
    record NoteSignal(
            About source,
            LocalDate day,
            Instant since,
            Private<Stated> stated,
            @Nullable Around around) implements Prompting {

        @Override
        public NoteSignal around(Around now) {
            return new NoteSignal(source, day, since, stated, now);
        }
    }

    /** What was stated there is deleted or revised, and counts no more, if it did. */
    record WithdrawSignal(About source) implements SignalsCommand {}

    /** The person keeps this evidence. */
    record CountEvidence(About evidence) implements SignalsCommand {}

    /** And no longer. */
    record UncountEvidence(About evidence) implements SignalsCommand {}

    /** Something is offered. */
    record NoteSuggestion(String suggestionId) implements SignalsCommand {}

    /** It does not wait for an answer any more. */
    record ForgetSuggestion(String suggestionId) implements SignalsCommand {}

    /** Something has changed by which what waits may not stand any more. */
    record QuestionSuggestions() implements SignalsCommand {}

    /**
     * The person has just recorded a setback.
     *
     * @param around null before it is known
     */
    record NoteSetback(About setback, @Nullable Around around) implements Prompting {

        @Override
        public NoteSetback around(Around now) {
            return new NoteSetback(setback, now);
        }
    }
}
