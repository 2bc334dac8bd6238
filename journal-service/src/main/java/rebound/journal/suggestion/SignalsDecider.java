package rebound.journal.suggestion;

import static rebound.eventlog.domain.Decision.accept;
import static rebound.eventlog.domain.Decision.acceptAll;
import static rebound.eventlog.domain.Decision.alreadySo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Decider;
import rebound.eventlog.domain.Decision;
import rebound.eventlog.domain.Private;
import rebound.journal.day.About;
import rebound.journal.suggestion.Proposal.Because;
import rebound.journal.suggestion.Signals.Signal;
import rebound.journal.suggestion.SignalsCommand.Around;
import rebound.journal.suggestion.SignalsCommand.CountEvidence;
import rebound.journal.suggestion.SignalsCommand.ForgetSuggestion;
import rebound.journal.suggestion.SignalsCommand.NoteSetback;
import rebound.journal.suggestion.SignalsCommand.NoteSignal;
import rebound.journal.suggestion.SignalsCommand.NoteSuggestion;
import rebound.journal.suggestion.SignalsCommand.QuestionSuggestions;
import rebound.journal.suggestion.SignalsCommand.UncountEvidence;
import rebound.journal.suggestion.SignalsCommand.WithdrawSignal;
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
 * When something is suggested. Pure. A person who says that it is spiralling is suggested help at once; a low mood that lingers
 * suggests it by {@link LingeringRule}, and not again during its cooldown; a setback suggests evidence if there is any. What the
 * person does not want to be suggested is not, whatever holds. What waits for an answer is questioned when something changes by
 * which it may not stand any more; whether it does is decided with it.
 *
 * <p>What is noted or withdrawn is written each time, whether or not it changes anything: only a low mood would change
 * something, and that there is an event must say nothing about somebody to those who cannot open it.
 */
public final class SignalsDecider implements Decider<SignalsCommand, Signals, SignalsEvent> {

    /** The messages that say why. */
    public static final String LOW_DAYS = "because-low-days";

    public static final String SPIRALLING = "because-spiralling";

    public static final String SETBACK = "because-setback";

    /** All of them. */
    public static final List<String> REASONS = List.of(LOW_DAYS, SPIRALLING, SETBACK);

    /** What has been so for longer is history, and history suggests nothing. */
    static final Duration MOST_AGE = Duration.ofHours(24);

    private final LingeringRule rule;

    public SignalsDecider(LingeringRule rule) {
        this.rule = rule;
    }

    @Override
    public Signals initial() {
        return Signals.NONE;
    }

    @Override
    public Decision<SignalsEvent> decide(SignalsCommand command, Signals signals) {
        return switch (command) {
            case NoteSignal note -> note(note, signals);
            case WithdrawSignal withdraw -> accept(new SignalWithdrawn(withdraw.source()));
            case CountEvidence count ->
                signals.evidence().size() < Signals.MOST_EVIDENCE
                                && !signals.evidence().contains(count.evidence().id())
                        ? accept(new EvidenceCounted(count.evidence()))
                        : alreadySo();
            case UncountEvidence uncount ->
                signals.evidence().contains(uncount.evidence().id()) ? uncount(uncount, signals) : alreadySo();
            case NoteSetback setback -> suggestEvidence(setback, signals);
            case NoteSuggestion noted ->
                signals.waiting().contains(noted.suggestionId()) ? alreadySo() : wait(noted.suggestionId(), signals);
            case ForgetSuggestion forget ->
                signals.waiting().contains(forget.suggestionId())
                        ? accept(new SuggestionForgotten(forget.suggestionId()))
                        : alreadySo();
            case QuestionSuggestions question ->
                signals.waiting().isEmpty() ? alreadySo() : accept(questioned(signals.waiting(), signals));
        };
    }

    @Override
    public Signals evolve(Signals signals, SignalsEvent event) {
        return signals.evolve(event);
    }

    private Decision<SignalsEvent> note(NoteSignal command, Signals before) {
        var known = before.from(command.source());
        if (command.stated().isErased()) {
            return alreadySo();
        }
        var isNew = !known.equals(Optional.of(signal(command)));
        var events = new ArrayList<SignalsEvent>();
        var noted = new SignalNoted(command.source(), command.day(), command.stated());
        events.add(noted);
        var around = command.around();
        if (isNew && around != null && !command.since().isBefore(around.at().minus(MOST_AGE))) {
            var spiralledBefore = known.isPresent() && known.get().stated().spiralling();
            help(command, spiralledBefore, before.evolve(noted), around)
                    .flatMap(because -> prompt(Proposal.PROFESSIONAL_HELP, null, because, around))
                    .ifPresent(events::add);
        }
        return new Decision.Accepted<>(events);
    }

    private static Decision<SignalsEvent> uncount(UncountEvidence command, Signals before) {
        var uncounted = new EvidenceUncounted(command.evidence());
        var after = before.evolve(uncounted);
        return after.evidence().isEmpty() && !after.waiting().isEmpty()
                ? acceptAll(List.of(uncounted, questioned(after.waiting(), after)))
                : accept(uncounted);
    }

    private static Decision<SignalsEvent> wait(String suggestionId, Signals signals) {
        var events = new ArrayList<SignalsEvent>();
        events.add(new SuggestionNoted(suggestionId));
        if (signals.waiting().size() >= Signals.MOST_WAITING) {
            events.add(new SuggestionCrowdedOut(signals.waiting().getFirst()));
        }
        if (signals.evidence().isEmpty()) {
            // It may have been deleted since it was prompted.
            events.add(questioned(List.of(suggestionId), signals));
        }
        return new Decision.Accepted<>(events);
    }

    private static SuggestionsQuestioned questioned(List<String> suggestions, Signals signals) {
        return new SuggestionsQuestioned(
                suggestions, Private.of(!signals.evidence().isEmpty()));
    }

    private static Signal signal(NoteSignal command) {
        return new Signal(command.source(), command.day(), command.stated().value());
    }

    /** Why help is suggested now; empty if it is not. */
    private Optional<Because> help(NoteSignal command, boolean spiralledBefore, Signals signals, Around around) {
        var stated = command.stated().value();
        if (stated.spiralling() && !spiralledBefore) {
            return Optional.of(new Because(SPIRALLING, Map.of()));
        }
        // Where the person is it may be tomorrow already.
        var today = command.day().isAfter(around.today()) ? command.day() : around.today();
        var days = signals.lowDays();
        return stated.low() && rule.holds(days, today) && !isCoolingDown(signals, around)
                ? Optional.of(new Because(LOW_DAYS, Map.of("days", rule.count(days, today), "window", rule.window())))
                : Optional.empty();
    }

    private boolean isCoolingDown(Signals signals, Around around) {
        var last = signals.helpPromptedAt();
        return last != null && around.at().isBefore(last.plus(rule.cooldown()));
    }

    private static Decision<SignalsEvent> suggestEvidence(NoteSetback command, Signals signals) {
        var around = command.around();
        return around == null || signals.evidence().isEmpty()
                ? alreadySo()
                : prompt(Proposal.EVIDENCE, command.setback(), new Because(SETBACK, Map.of()), around)
                        .<Decision<SignalsEvent>>map(Decision::accept)
                        .orElseGet(Decision::alreadySo);
    }

    private static Optional<SignalsEvent> prompt(String what, @Nullable About about, Because because, Around around) {
        return around.preferences().allow(what)
                ? Optional.of(
                        new SuggestionPrompted(around.at(), Private.of(new Proposal(what, about, List.of(because)))))
                : Optional.empty();
    }
}
