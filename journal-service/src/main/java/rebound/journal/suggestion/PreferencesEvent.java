package rebound.journal.suggestion;

import rebound.eventlog.domain.Private;
import rebound.journal.suggestion.Preferences.Wishes;

/** What has happened to {@link Preferences}. */
public sealed interface PreferencesEvent {

    /** Something is not what it was; says all of it, as it is now. */
    record PreferencesChanged(Private<Wishes> wishes) implements PreferencesEvent {}
}
