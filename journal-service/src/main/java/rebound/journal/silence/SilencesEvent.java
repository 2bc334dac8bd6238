package rebound.journal.silence;

import java.time.Instant;
import rebound.eventlog.domain.Private;

/** What has happened to {@link Silences}. What is silenced is private, also of which kind it is. */
public sealed interface SilencesEvent {

    record SilenceBegun(Instant at, Private<Silence> what) implements SilencesEvent {}

    record SilenceEnded(Instant at, Private<Silence> what) implements SilencesEvent {}
}
