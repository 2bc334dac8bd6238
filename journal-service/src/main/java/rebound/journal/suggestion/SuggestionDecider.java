package rebound.journal.suggestion;

import static rebound.eventlog.domain.Decision.accept;
import static rebound.eventlog.domain.Decision.alreadySo;
import static rebound.eventlog.domain.Decision.reject;

import java.time.Instant;
import rebound.eventlog.domain.Decider;
import rebound.eventlog.domain.Decision;
import rebound.journal.suggestion.Suggestion.Absent;
import rebound.journal.suggestion.Suggestion.Accepted;
import rebound.journal.suggestion.Suggestion.Declined;
import rebound.journal.suggestion.Suggestion.Made;
import rebound.journal.suggestion.Suggestion.Offered;
import rebound.journal.suggestion.Suggestion.SetAside;
import rebound.journal.suggestion.Suggestion.Withdrawn;
import rebound.journal.suggestion.SuggestionCommand.AcceptSuggestion;
import rebound.journal.suggestion.SuggestionCommand.DeclineSuggestion;
import rebound.journal.suggestion.SuggestionCommand.OfferSuggestion;
import rebound.journal.suggestion.SuggestionCommand.ReviewSuggestion;
import rebound.journal.suggestion.SuggestionCommand.SetSuggestionAside;
import rebound.journal.suggestion.SuggestionCommand.WithdrawSuggestion;
import rebound.journal.suggestion.SuggestionEvent.SuggestionAccepted;
import rebound.journal.suggestion.SuggestionEvent.SuggestionDeclined;
import rebound.journal.suggestion.SuggestionEvent.SuggestionOffered;
import rebound.journal.suggestion.SuggestionEvent.SuggestionSetAside;
import rebound.journal.suggestion.SuggestionEvent.SuggestionWithdrawn;

/** The rules of a {@link Suggestion}. Pure. */
public final class SuggestionDecider implements Decider<SuggestionCommand, Suggestion, SuggestionEvent> {

    @Override
    public Suggestion initial() {
        return new Absent();
    }

    @Override
    public Decision<SuggestionEvent> decide(SuggestionCommand command, Suggestion suggestion) {
        return switch (command) {
            case OfferSuggestion offer -> offer(offer, suggestion);
            case AcceptSuggestion taken -> take(taken, suggestion);
            case DeclineSuggestion decline -> decline(decline, suggestion);
            case SetSuggestionAside aside -> setAside(aside, suggestion);
            case ReviewSuggestion review ->
                review.standing() == null || review.standing().has(suggestion)
                        ? alreadySo()
                        : withdraw(review.at(), suggestion);
            case WithdrawSuggestion withdraw -> withdraw(withdraw.at(), suggestion);
        };
    }

    @Override
    public Suggestion evolve(Suggestion suggestion, SuggestionEvent event) {
        return suggestion.evolve(event);
    }

    private static Decision<SuggestionEvent> offer(OfferSuggestion command, Suggestion suggestion) {
        return switch (suggestion) {
            case Absent absent ->
                command.standing() != null && command.standing().has(new Offered(command.proposal(), command.at()))
                        ? accept(new SuggestionOffered(command.at(), command.proposal()))
                        : alreadySo();
            case Made made -> alreadySo();
        };
    }

    private static Decision<SuggestionEvent> take(AcceptSuggestion command, Suggestion suggestion) {
        return switch (suggestion) {
            case Absent absent -> reject(SuggestionRefusal.NO_SUCH_SUGGESTION);
            case Offered offered -> accept(new SuggestionAccepted(command.at()));
            case SetAside aside -> accept(new SuggestionAccepted(command.at()));
            case Accepted accepted -> alreadySo();
            case Declined declined -> reject(SuggestionRefusal.ALREADY_ANSWERED);
            case Withdrawn withdrawn -> reject(SuggestionRefusal.SUGGESTION_WITHDRAWN);
        };
    }

    private static Decision<SuggestionEvent> decline(DeclineSuggestion command, Suggestion suggestion) {
        return switch (suggestion) {
            case Absent absent -> reject(SuggestionRefusal.NO_SUCH_SUGGESTION);
            case Offered offered -> declined(command, offered);
            case SetAside aside -> declined(command, aside);
            case Withdrawn withdrawn -> declined(command, withdrawn);
            case Accepted accepted -> reject(SuggestionRefusal.ALREADY_ANSWERED);
            case Declined declined -> alreadySo();
        };
    }

    private static Decision<SuggestionEvent> declined(DeclineSuggestion command, Made suggestion) {
        return accept(new SuggestionDeclined(command.at(), suggestion.proposal()));
    }

    private static Decision<SuggestionEvent> setAside(SetSuggestionAside command, Suggestion suggestion) {
        return switch (suggestion) {
            case Absent absent -> reject(SuggestionRefusal.NO_SUCH_SUGGESTION);
            case Offered offered -> accept(new SuggestionSetAside(command.at()));
            case SetAside aside -> alreadySo();
            case Accepted accepted -> reject(SuggestionRefusal.ALREADY_ANSWERED);
            case Declined declined -> reject(SuggestionRefusal.ALREADY_ANSWERED);
            case Withdrawn withdrawn -> reject(SuggestionRefusal.SUGGESTION_WITHDRAWN);
        };
    }

    private static Decision<SuggestionEvent> withdraw(Instant at, Suggestion suggestion) {
        return switch (suggestion) {
            case Offered offered -> accept(new SuggestionWithdrawn(at));
            case SetAside aside -> accept(new SuggestionWithdrawn(at));
            case Absent absent -> alreadySo();
            case Accepted accepted -> alreadySo();
            case Declined declined -> alreadySo();
            case Withdrawn withdrawn -> alreadySo();
        };
    }
}
