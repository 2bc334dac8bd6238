package rebound.reminder.endpoint;

import java.time.Instant;
import rebound.eventlog.domain.Private;

/** What can be asked of an {@link Endpoint}. */
public sealed interface EndpointCommand {

    /** Send webhooks there, signed with this. */
    record RegisterEndpoint(Private<String> url, Private<String> secret) implements EndpointCommand {}

    /** Send them elsewhere. */
    record MoveEndpoint(Private<String> url) implements EndpointCommand {}

    /** Sign with this from now on, and for a while with the secrets before it, too. */
    record RotateSecret(Instant at, Private<String> secret) implements EndpointCommand {}

    /** Send again. */
    record EnableEndpoint(Instant at) implements EndpointCommand {}

    /** Send nothing. */
    record DisableEndpoint(Instant at) implements EndpointCommand {}
}
