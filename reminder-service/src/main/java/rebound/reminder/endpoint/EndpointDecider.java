package rebound.reminder.endpoint;

import static rebound.eventlog.domain.Decision.accept;
import static rebound.eventlog.domain.Decision.alreadySo;
import static rebound.eventlog.domain.Decision.reject;

import rebound.eventlog.domain.Decider;
import rebound.eventlog.domain.Decision;
import rebound.reminder.endpoint.Endpoint.Absent;
import rebound.reminder.endpoint.Endpoint.Disabled;
import rebound.reminder.endpoint.Endpoint.Enabled;
import rebound.reminder.endpoint.Endpoint.Kept;
import rebound.reminder.endpoint.EndpointCommand.DisableEndpoint;
import rebound.reminder.endpoint.EndpointCommand.EnableEndpoint;
import rebound.reminder.endpoint.EndpointCommand.MoveEndpoint;
import rebound.reminder.endpoint.EndpointCommand.RegisterEndpoint;
import rebound.reminder.endpoint.EndpointCommand.RotateSecret;
import rebound.reminder.endpoint.EndpointEvent.EndpointDisabled;
import rebound.reminder.endpoint.EndpointEvent.EndpointEnabled;
import rebound.reminder.endpoint.EndpointEvent.EndpointMoved;
import rebound.reminder.endpoint.EndpointEvent.EndpointRegistered;
import rebound.reminder.endpoint.EndpointEvent.EndpointSecretRotated;

/** The rules of an {@link Endpoint}. Pure. */
public final class EndpointDecider implements Decider<EndpointCommand, Endpoint, EndpointEvent> {

    @Override
    public Endpoint initial() {
        return new Absent();
    }

    @Override
    public Decision<EndpointEvent> decide(EndpointCommand command, Endpoint endpoint) {
        return switch (endpoint) {
            case Absent absent -> onAbsent(command);
            case Kept kept -> onKept(command, kept);
        };
    }

    @Override
    public Endpoint evolve(Endpoint endpoint, EndpointEvent event) {
        return endpoint.evolve(event);
    }

    private static Decision<EndpointEvent> onAbsent(EndpointCommand command) {
        return switch (command) {
            case RegisterEndpoint(var url, var secret) -> accept(new EndpointRegistered(url, secret));
            case MoveEndpoint move -> reject(EndpointRefusal.NO_SUCH_ENDPOINT);
            case RotateSecret rotate -> reject(EndpointRefusal.NO_SUCH_ENDPOINT);
            case EnableEndpoint enable -> reject(EndpointRefusal.NO_SUCH_ENDPOINT);
            case DisableEndpoint disable -> reject(EndpointRefusal.NO_SUCH_ENDPOINT);
        };
    }

    private static Decision<EndpointEvent> onKept(EndpointCommand command, Kept kept) {
        return switch (command) {
            // Not even with the same address: whoever registers expects to be told the secret.
            case RegisterEndpoint register -> reject(EndpointRefusal.ALREADY_REGISTERED);
            case MoveEndpoint(var url) -> url.equals(kept.url()) ? alreadySo() : accept(new EndpointMoved(url));
            case RotateSecret(var at, var secret) -> accept(new EndpointSecretRotated(at, secret));
            case EnableEndpoint(var at) -> kept instanceof Enabled ? alreadySo() : accept(new EndpointEnabled(at));
            case DisableEndpoint(var at) -> kept instanceof Disabled ? alreadySo() : accept(new EndpointDisabled(at));
        };
    }
}
