package rebound.journal.suggestion;

import java.time.Instant;
import rebound.eventlog.domain.Private;

/** What has happened to a {@link Suggestion}. What is suggested is in none of the names. */
public sealed interface SuggestionEvent {

    /** It is there, and nothing else happens before the person says so. */
    record SuggestionOffered(Instant at, Private<Proposal> proposal) implements SuggestionEvent {}

    record SuggestionAccepted(Instant at) implements SuggestionEvent {}

    /** The person does not want it, nor anything else of its kind: says again what it is, for what follows. */
    record SuggestionDeclined(Instant at, Private<Proposal> proposal) implements SuggestionEvent {}

    record SuggestionSetAside(Instant at) implements SuggestionEvent {}

    /** It does not stand any more, before the person said anything: nothing may bring it to them. Does not say why. */
    record SuggestionWithdrawn(Instant at) implements SuggestionEvent {}
}
