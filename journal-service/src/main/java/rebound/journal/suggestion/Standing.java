package rebound.journal.suggestion;

import java.util.Set;
import rebound.eventlog.domain.Private;

/**
 * Says of a suggestion whether it stands, to be offered, to stay offered, and to be listed. One that waits for an answer does as
 * long as the person wants to be suggested such a thing, what it is for may come back to them, and there is something behind it.
 * What was answered is history.
 *
 * @param setbacks the ids of those that may come back by themselves
 * @param hasEvidence whether any evidence can be drawn now
 */
public record Standing(Preferences preferences, Set<String> setbacks, boolean hasEvidence) {

    public Standing {
        setbacks = Set.copyOf(setbacks);
    }

    public boolean has(Suggestion suggestion) {
        return switch (suggestion) {
            case Suggestion.Offered offered -> isStill(offered.proposal());
            case Suggestion.SetAside aside -> isStill(aside.proposal());
            case Suggestion.Accepted accepted -> true;
            case Suggestion.Declined declined -> true;
            case Suggestion.Withdrawn withdrawn -> false;
            case Suggestion.Absent absent -> false;
        };
    }

    private boolean isStill(Private<Proposal> waiting) {
        if (waiting.isErased()) {
            return false;
        }
        var proposal = waiting.value();
        return preferences.allow(proposal.what())
                && (proposal.about() == null
                        || setbacks.contains(proposal.about().id()))
                && (!proposal.what().equals(Proposal.EVIDENCE) || hasEvidence);
    }
}
