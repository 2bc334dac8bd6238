package rebound.journal.suggestion;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Private;
import rebound.journal.day.About;
import rebound.journal.suggestion.SignalsEvent.EvidenceCounted;
import rebound.journal.suggestion.SignalsEvent.EvidenceUncounted;
import rebound.journal.suggestion.SignalsEvent.SignalNoted;
import rebound.journal.suggestion.SignalsEvent.SignalWithdrawn;
import rebound.journal.suggestion.SignalsEvent.SuggestionCrowdedOut;
import rebound.journal.suggestion.SignalsEvent.SuggestionForgotten;
import rebound.journal.suggestion.SignalsEvent.SuggestionNoted;
import rebound.journal.suggestion.SignalsEvent.SuggestionPrompted;
import rebound.journal.suggestion.SignalsEvent.SuggestionsQuestioned;

/**
 * What the rules of suggestions need to know of a person, and nothing else: no text, no number, and of the moods only those
 * that were low, or that they say are getting away from them, for {@link LingeringRule#LONGEST_WINDOW} days. Others make no
 * room for themselves here. It is there from the beginning and has one stage only. Immutable.
 *
 * @param told of the last days, by what the person has stated it in
 * @param evidence the ids of the evidence that the person keeps, or of so many
 * @param waiting the ids of the suggestions that wait for an answer, in the order in which they were offered
 * @param helpPromptedAt when professional help was last suggested; null for never
 */
public record Signals(
        Private<Told> told,
        List<String> evidence,
        List<String> waiting,
        @Nullable Instant helpPromptedAt) {

    public static final Signals NONE = new Signals(Private.of(new Told(List.of())), List.of(), List.of(), null);

    /** What is beyond is not known when all of these are deleted. Ids, since the same evidence may be heard of twice. */
    static final int MOST_EVIDENCE = 500;

    /** So many suggestions can wait for an answer: from then on the oldest is withdrawn for each that is offered. */
    static final int MOST_WAITING = 100;

    /** Of low ones, and of those that are only spiralling: neither makes room for the other, nor one day for another. */
    static final int MOST_SIGNALS_OF_A_DAY = 10;

    /** The signals that count, the oldest first. */
    public record Told(List<Signal> signals) {

        public Told {
            signals = List.copyOf(signals);
        }
    }

    /**
     * What was stated once.
     *
     * @param source where
     * @param day the person's own
     */
    public record Signal(About source, LocalDate day, Stated stated) {}

    /**
     * What of a statement counts.
     *
     * @param low whether the mood was
     * @param spiralling whether they say that it is getting away from them
     */
    public record Stated(boolean low, boolean spiralling) {

        private boolean counts() {
            return low || spiralling;
        }
    }

    public Signals {
        evidence = List.copyOf(evidence);
        waiting = List.copyOf(waiting);
    }

    /** The days on which a mood was low. */
    List<LocalDate> lowDays() {
        return signals().stream()
                .filter(signal -> signal.stated().low())
                .map(Signal::day)
                .toList();
    }

    Optional<Signal> from(About source) {
        return signals().stream()
                .filter(signal -> signal.source().equals(source))
                .findFirst();
    }

    private List<Signal> signals() {
        return told.isErased() ? List.of() : told.value().signals();
    }

    /** What it is after a fact. */
    public Signals evolve(SignalsEvent event) {
        return switch (event) {
            case SignalNoted noted -> noted.stated().isErased() ? this : with(noted);
            case SignalWithdrawn withdrawn -> telling(without(withdrawn.about()));
            case EvidenceCounted counted -> {
                var more = new ArrayList<>(evidence);
                more.add(counted.about().id());
                yield new Signals(told, more, waiting, helpPromptedAt);
            }
            case EvidenceUncounted uncounted ->
                new Signals(
                        told,
                        evidence.stream()
                                .filter(id -> !id.equals(uncounted.about().id()))
                                .toList(),
                        waiting,
                        helpPromptedAt);
            case SuggestionNoted noted -> {
                var more = new ArrayList<>(waiting);
                more.add(noted.suggestionId());
                yield new Signals(told, evidence, more, helpPromptedAt);
            }
            case SuggestionForgotten forgotten -> waitingNoMore(forgotten.suggestionId());
            case SuggestionCrowdedOut crowdedOut -> waitingNoMore(crowdedOut.suggestionId());
            case SuggestionsQuestioned questioned -> this;
            case SuggestionPrompted prompted ->
                !prompted.proposal().isErased()
                                && prompted.proposal().value().what().equals(Proposal.PROFESSIONAL_HELP)
                        ? new Signals(told, evidence, waiting, prompted.at())
                        : this;
        };
    }

    private Signals with(SignalNoted noted) {
        var all = new ArrayList<>(without(noted.about()));
        all.add(new Signal(noted.about(), noted.localDate(), noted.stated().value()));
        all.sort(Comparator.comparing(Signal::day));
        var oldest = all.getLast().day().minusDays(LingeringRule.LONGEST_WINDOW - 1L);
        all.removeIf(signal -> signal.day().isBefore(oldest) || !signal.stated().counts());
        return telling(latestOfEachDay(all));
    }

    private Signals waitingNoMore(String suggestionId) {
        return new Signals(
                told,
                evidence,
                waiting.stream().filter(id -> !id.equals(suggestionId)).toList(),
                helpPromptedAt);
    }

    private static List<Signal> latestOfEachDay(List<Signal> all) {
        var alike = all.stream()
                .collect(Collectors.groupingBy(
                        signal -> Map.entry(signal.day(), signal.stated().low()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return alike.values().stream()
                .flatMap(signals -> signals.stream().skip(Math.max(0, signals.size() - MOST_SIGNALS_OF_A_DAY)))
                .toList();
    }

    private List<Signal> without(About source) {
        return signals().stream()
                .filter(signal -> !signal.source().equals(source))
                .toList();
    }

    private Signals telling(List<Signal> signals) {
        return new Signals(Private.of(new Told(signals)), evidence, waiting, helpPromptedAt);
    }
}
