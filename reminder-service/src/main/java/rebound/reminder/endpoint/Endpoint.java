package rebound.reminder.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import rebound.eventlog.domain.Private;
import rebound.reminder.endpoint.EndpointEvent.EndpointDisabled;
import rebound.reminder.endpoint.EndpointEvent.EndpointEnabled;
import rebound.reminder.endpoint.EndpointEvent.EndpointMoved;
import rebound.reminder.endpoint.EndpointEvent.EndpointRegistered;
import rebound.reminder.endpoint.EndpointEvent.EndpointSecretRotated;

/**
 * Where an app wants its webhooks. Immutable.
 *
 * <pre>
 *           register            disable
 *   Absent ─────────▶ Enabled ─────────▶ Disabled
 *                        ▲                  │
 *                        └──────────────────┘
 *                               enable
 * </pre>
 */
public sealed interface Endpoint {

    /** How long a secret still signs after another has taken its place. */
    Duration OLD_SECRET_SIGNS = Duration.ofHours(24);

    /** Each makes the signature header longer; of more that still sign, the oldest is dropped. */
    int MOST_SECRETS = 4;

    /** What can be asked of an endpoint that is there. */
    enum Verb {
        MOVE,
        ROTATE_SECRET,
        ENABLE,
        DISABLE;

        /** The public name of the verb. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The verbs that would change something now. */
    List<Verb> allowed();

    /** The app has none. */
    record Absent() implements Endpoint {

        @Override
        public List<Verb> allowed() {
            return List.of();
        }
    }

    /** An endpoint that is there. */
    sealed interface Kept extends Endpoint {

        Private<String> url();

        /** The newest first. */
        List<Secret> secrets();

        /** What to sign with at that moment, the newest first; empty once all is erased. */
        default List<String> signingSecrets(Instant now) {
            return secrets().stream()
                    .filter(secret -> secret.signs(now))
                    .map(secret -> secret.text().value())
                    .toList();
        }
    }

    record Enabled(Private<String> url, List<Secret> secrets) implements Kept {

        public Enabled {
            secrets = List.copyOf(secrets);
        }

        @Override
        public List<Verb> allowed() {
            return List.of(Verb.MOVE, Verb.ROTATE_SECRET, Verb.DISABLE);
        }
    }

    record Disabled(Private<String> url, List<Secret> secrets) implements Kept {

        public Disabled {
            secrets = List.copyOf(secrets);
        }

        @Override
        public List<Verb> allowed() {
            return List.of(Verb.MOVE, Verb.ROTATE_SECRET, Verb.ENABLE);
        }
    }

    /** The endpoint after a fact. */
    default Endpoint evolve(EndpointEvent event) {
        return switch (event) {
            case EndpointRegistered(var url, var secret) -> new Enabled(url, List.of(new Secret(secret, null)));
            case EndpointMoved(var url) -> this instanceof Kept kept ? with(kept, url, kept.secrets()) : this;
            case EndpointSecretRotated(var at, var secret) ->
                this instanceof Kept kept ? with(kept, kept.url(), rotated(kept.secrets(), at, secret)) : this;
            case EndpointEnabled enabled -> this instanceof Kept kept ? new Enabled(kept.url(), kept.secrets()) : this;
            case EndpointDisabled disabled ->
                this instanceof Kept kept ? new Disabled(kept.url(), kept.secrets()) : this;
        };
    }

    private static Kept with(Kept kept, Private<String> url, List<Secret> secrets) {
        return switch (kept) {
            case Enabled enabled -> new Enabled(url, secrets);
            case Disabled disabled -> new Disabled(url, secrets);
        };
    }

    private static List<Secret> rotated(List<Secret> before, Instant at, Private<String> newest) {
        var secrets = new ArrayList<Secret>();
        secrets.add(new Secret(newest, null));
        before.stream()
                .filter(secret -> secret.signs(at))
                .map(secret -> secret.until() == null ? new Secret(secret.text(), at.plus(OLD_SECRET_SIGNS)) : secret)
                .limit(MOST_SECRETS - 1L)
                .forEach(secrets::add);
        return secrets;
    }
}
