package rebound.journal.suggestion;

import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Private;

/** What can be asked of {@link Preferences}. */
public sealed interface PreferencesCommand {

    /** Change some of it. */
    record ChangePreferences(Private<Change> change) implements PreferencesCommand {}

    /**
     * What of it; each is null if it stays.
     *
     * @param evidence whether it may be suggested
     * @param professionalHelp whether it may be suggested
     */
    record Change(
            @Nullable Boolean alreadyInCare,
            @Nullable Boolean evidence,
            @Nullable Boolean professionalHelp) {}

    /** The person has declined something: it is not suggested again. */
    record StopSuggesting(Private<Proposal> declined) implements PreferencesCommand {}
}
