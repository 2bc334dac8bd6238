package rebound.journal.suggestion;

import java.util.List;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Private;

/** What can be asked of {@link Preferences}. */
public sealed interface PreferencesCommand {

    /** Change some of it. */
    record ChangePreferences(Private<Change> change) implements PreferencesCommand {}

    /**
     * @param alreadyInCare null if it stays
     * @param doNotSuggest all of it; null if it stays
     */
    record Change(@Nullable Boolean alreadyInCare, @Nullable List<String> doNotSuggest) {}

    /** The person has declined something: it is not suggested again. */
    record StopSuggesting(Private<Proposal> declined) implements PreferencesCommand {}
}
