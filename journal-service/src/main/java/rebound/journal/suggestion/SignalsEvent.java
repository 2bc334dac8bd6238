package rebound.journal.suggestion;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import rebound.eventlog.domain.Private;
import rebound.journal.day.About;
import rebound.journal.suggestion.Signals.Stated;

/** What has happened to {@link Signals}. What was stated, and what is suggested by it, is in no name and in no clear part. */
public sealed interface SignalsEvent {

    /**
     * Something was stated that may count.
     *
     * @param about where
     * @param localDate the person's own day, on which it was so
     */
    record SignalNoted(About about, LocalDate localDate, Private<Stated> stated) implements SignalsEvent {}

    /** If it counted, it does no more. */
    record SignalWithdrawn(About about) implements SignalsEvent {}

    /** There is evidence that can be drawn. */
    record EvidenceCounted(About about) implements SignalsEvent {}

    /** It is there no more. */
    record EvidenceUncounted(About about) implements SignalsEvent {}

    /** It is offered, and waits for an answer. */
    record SuggestionNoted(String suggestionId) implements SignalsEvent {}

    /** It is answered or withdrawn. */
    record SuggestionForgotten(String suggestionId) implements SignalsEvent {}

    /** Too many wait: it is the oldest, and is to be withdrawn. */
    record SuggestionCrowdedOut(String suggestionId) implements SignalsEvent {}

    /**
     * Something has changed by which some that wait may not stand any more.
     *
     * @param suggestions the ids of all that may not
     * @param hasEvidence whether there is any that could be drawn
     */
    record SuggestionsQuestioned(List<String> suggestions, Private<Boolean> hasEvidence) implements SignalsEvent {

        public SuggestionsQuestioned {
            suggestions = List.copyOf(suggestions);
        }
    }

    /** A rule holds: something is to be suggested. */
    record SuggestionPrompted(Instant at, Private<Proposal> proposal) implements SignalsEvent {}
}
