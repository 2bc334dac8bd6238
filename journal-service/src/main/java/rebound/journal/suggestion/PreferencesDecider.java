package rebound.journal.suggestion;

import static rebound.eventlog.domain.Decision.accept;
import static rebound.eventlog.domain.Decision.alreadySo;

import java.util.List;
import java.util.stream.Stream;
import rebound.eventlog.domain.Decider;
import rebound.eventlog.domain.Decision;
import rebound.eventlog.domain.Private;
import rebound.journal.suggestion.Preferences.Wishes;
import rebound.journal.suggestion.PreferencesCommand.ChangePreferences;
import rebound.journal.suggestion.PreferencesCommand.StopSuggesting;
import rebound.journal.suggestion.PreferencesEvent.PreferencesChanged;

/** The rules of {@link Preferences}. Pure. */
public final class PreferencesDecider implements Decider<PreferencesCommand, Preferences, PreferencesEvent> {

    private static final Wishes NONE = new Wishes(false, List.of());

    @Override
    public Preferences initial() {
        return Preferences.DEFAULT;
    }

    @Override
    public Decision<PreferencesEvent> decide(PreferencesCommand command, Preferences preferences) {
        var before = preferences.wishes().orElse(NONE);
        return switch (command) {
            case ChangePreferences(var change) -> {
                var asked = change.value();
                yield changed(
                        preferences,
                        new Wishes(
                                asked.alreadyInCare() == null ? before.alreadyInCare() : asked.alreadyInCare(),
                                asked.doNotSuggest() == null ? before.doNotSuggest() : asked.doNotSuggest()));
            }
            case StopSuggesting(var declined) ->
                declined.isErased()
                        ? alreadySo()
                        : changed(
                                preferences,
                                new Wishes(
                                        before.alreadyInCare(),
                                        Stream.concat(
                                                        before.doNotSuggest().stream(),
                                                        Stream.of(
                                                                declined.value().what()))
                                                .toList()));
        };
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
