package rebound.journal.suggestion;

import java.util.List;
import java.util.stream.Stream;
import rebound.eventlog.domain.Private;
import rebound.journal.suggestion.PreferencesEvent.PreferencesChanged;

/**
 * What a person has said about suggestions. It holds until they say otherwise. It is there from the beginning, with {@link
 * #DEFAULT}, and has one stage only. Immutable.
 */
public record Preferences(Private<Wishes> wishes) {

    public static final Wishes NO_WISHES = new Wishes(false, List.of());

    public static final Preferences DEFAULT = new Preferences(Private.of(NO_WISHES));

    /**
     * @param alreadyInCare whether somebody looks after them whose profession it is
     * @param doNotSuggest what is not to be suggested to them, of {@link Proposal#KINDS}, sorted, each once
     */
    public record Wishes(boolean alreadyInCare, List<String> doNotSuggest) {

        public Wishes {
            doNotSuggest = doNotSuggest.stream().distinct().sorted().toList();
        }

        Wishes inCare(boolean inCare) {
            return new Wishes(inCare, doNotSuggest);
        }

        Wishes with(String what, boolean isWelcome) {
            var others = doNotSuggest.stream().filter(one -> !one.equals(what));
            return new Wishes(alreadyInCare, (isWelcome ? others : Stream.concat(others, Stream.of(what))).toList());
        }
    }

    /** Whether it may be suggested; nothing is to somebody of whom this is not known any more. */
    public boolean allow(String what) {
        return !wishes.isErased()
                && !wishes.value().doNotSuggest().contains(what)
                && !(what.equals(Proposal.PROFESSIONAL_HELP) && wishes.value().alreadyInCare());
    }

    /** What it is after a fact. */
    public Preferences evolve(PreferencesEvent event) {
        return switch (event) {
            case PreferencesChanged changed -> new Preferences(changed.wishes());
        };
    }
}
