package rebound.journal.silence;

import java.time.Instant;
import rebound.eventlog.domain.Private;

/** What can be asked of {@link Silences}. */
public sealed interface SilencesCommand {

    /** Not this again. */
    record BeginSilence(Instant at, Private<Silence> what) implements SilencesCommand {}

    /** It may come back after all. */
    record EndSilence(Instant at, Private<Silence> what) implements SilencesCommand {}
}
