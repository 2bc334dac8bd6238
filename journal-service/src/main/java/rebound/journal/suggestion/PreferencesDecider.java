package rebound.journal.suggestion;

import static rebound.eventlog.domain.Decision.accept;
import static rebound.eventlog.domain.Decision.alreadySo;

import rebound.eventlog.domain.Decider;
import rebound.eventlog.domain.Decision;
import rebound.eventlog.domain.Private;
import rebound.journal.suggestion.Preferences.Wishes;
import rebound.journal.suggestion.PreferencesCommand.Change;
import rebound.journal.suggestion.PreferencesCommand.ChangePreferences;
import rebound.journal.suggestion.PreferencesCommand.StopSuggesting;
import rebound.journal.suggestion.PreferencesEvent.PreferencesChanged;

/** The rules of {@link Preferences}. Pure. */
public final class PreferencesDecider implements Decider<PreferencesCommand, Preferences, PreferencesEvent> {

    @Override
    public Preferences initial() {
        return Preferences.DEFAULT;
    }

    @Override
    public Decision<PreferencesEvent> decide(PreferencesCommand command, Preferences preferences) {
        var wishes = preferences.wishes().orElse(Preferences.NO_WISHES);
        return switch (command) {
            case ChangePreferences(var change) -> changed(preferences, changed(wishes, change.value()));
            case StopSuggesting(var declined) ->
                declined.isErased()
                        ? alreadySo()
                        : changed(preferences, wishes.with(declined.value().what(), false));
        };
    }

    private static Wishes changed(Wishes before, Change change) {
        var wishes = change.alreadyInCare() == null ? before : before.inCare(change.alreadyInCare());
        wishes = change.evidence() == null ? wishes : wishes.with(Proposal.EVIDENCE, change.evidence());
        return change.professionalHelp() == null
                ? wishes
                : wishes.with(Proposal.PROFESSIONAL_HELP, change.professionalHelp());
    }

    @Override
    public Preferences evolve(Preferences preferences, PreferencesEvent event) {
        return preferences.evolve(event);
    }

    private static Decision<PreferencesEvent> changed(Preferences before, Wishes wishes) {
        var changed = new PreferencesChanged(Private.of(wishes));
        return before.evolve(changed).equals(before) ? alreadySo() : accept(changed);
    }
}
