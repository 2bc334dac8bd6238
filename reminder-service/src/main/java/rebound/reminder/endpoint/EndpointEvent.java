package rebound.reminder.endpoint;

import java.time.Instant;
import rebound.eventlog.domain.Private;

/** What has happened to an {@link Endpoint}. An address may hold a password of the app's, so it is as private as a secret. */
public sealed interface EndpointEvent {

    record EndpointRegistered(Private<String> url, Private<String> secret) implements EndpointEvent {}

    record EndpointMoved(Private<String> url) implements EndpointEvent {}

    record EndpointSecretRotated(Instant at, Private<String> secret) implements EndpointEvent {}

    record EndpointEnabled(Instant at) implements EndpointEvent {}

    record EndpointDisabled(Instant at) implements EndpointEvent {}
}
