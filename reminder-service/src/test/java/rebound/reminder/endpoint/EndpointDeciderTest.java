package rebound.reminder.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static rebound.reminder.endpoint.EndpointRefusal.ALREADY_REGISTERED;
import static rebound.reminder.endpoint.EndpointRefusal.NO_SUCH_ENDPOINT;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Private;
import rebound.eventlog.testkit.DeciderSpec;
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

class EndpointDeciderTest {

    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
    private static final Private<String> HERE = Private.of("https://app.example/here");
    private static final Private<String> THERE = Private.of("https://app.example/there");
    private static final EndpointRegistered REGISTERED = new EndpointRegistered(HERE, secret("a"));
    private static final EndpointDisabled DISABLED = new EndpointDisabled(NOW);

    private final DeciderSpec<EndpointCommand, Endpoint, EndpointEvent> endpoint =
            DeciderSpec.of(new EndpointDecider());

    private static Private<String> secret(String name) {
        return Private.of("whsec_" + name);
    }

    private static EndpointSecretRotated rotated(String name, Duration later) {
        return new EndpointSecretRotated(NOW.plus(later), secret(name));
    }

    @Nested
    class WhenAbsent {

        @Test
        void itIsRegisteredAndEnabled() {
            endpoint.given()
                    .when(new RegisterEndpoint(HERE, secret("a")))
                    .then(REGISTERED)
                    .andState(new Endpoint.Enabled(HERE, List.of(new Secret(secret("a"), null))));
        }

        @Test
        void nothingElseCanBeAsked() {
            for (var command : List.of(
                    new MoveEndpoint(HERE),
                    new RotateSecret(NOW, secret("a")),
                    new EnableEndpoint(NOW),
                    new DisableEndpoint(NOW))) {
                endpoint.given().when(command).thenRejected(NO_SUCH_ENDPOINT);
            }
        }
    }

    @Nested
    class WhenRegistered {

        @Test
        void itIsNotRegisteredAgain() {
            endpoint.given(REGISTERED)
                    .when(new RegisterEndpoint(HERE, secret("b")))
                    .thenRejected(ALREADY_REGISTERED);
        }

        @Test
        void itMovesToAnotherPlaceOnly() {
            endpoint.given(REGISTERED).when(new MoveEndpoint(THERE)).then(new EndpointMoved(THERE));
            endpoint.given(REGISTERED).when(new MoveEndpoint(HERE)).thenNothing();
            endpoint.given(REGISTERED, DISABLED)
                    .when(new MoveEndpoint(THERE))
                    .andState(new Endpoint.Disabled(THERE, List.of(new Secret(secret("a"), null))));
        }

        @Test
        void itIsDisabledAndEnabledEachOnce() {
            endpoint.given(REGISTERED).when(new EnableEndpoint(NOW)).thenNothing();
            endpoint.given(REGISTERED).when(new DisableEndpoint(NOW)).then(DISABLED);
            endpoint.given(REGISTERED, DISABLED).when(new DisableEndpoint(NOW)).thenNothing();
            endpoint.given(REGISTERED, DISABLED).when(new EnableEndpoint(NOW)).then(new EndpointEnabled(NOW));
        }
    }

    @Nested
    class Secrets {

        @Test
        void theOldOneSignsForADay() {
            endpoint.given(REGISTERED).when(new RotateSecret(NOW, secret("b"))).then(rotated("b", Duration.ZERO));
            assertThat(signing(Duration.ofHours(24).minusNanos(1), rotated("b", Duration.ZERO)))
                    .containsExactly("whsec_b", "whsec_a");
            assertThat(signing(Duration.ofHours(24), rotated("b", Duration.ZERO)))
                    .containsExactly("whsec_b");
        }

        @Test
        void eachOldOneHasItsOwnDay() {
            assertThat(signing(
                            Duration.ofHours(30),
                            rotated("b", Duration.ZERO),
                            rotated("c", Duration.ofHours(12)),
                            rotated("d", Duration.ofHours(25))))
                    .containsExactly("whsec_d", "whsec_c", "whsec_b");
        }

        @Test
        void ofTooManyTheOldestIsDropped() {
            assertThat(signing(
                            Duration.ofHours(1),
                            rotated("b", Duration.ZERO),
                            rotated("c", Duration.ZERO),
                            rotated("d", Duration.ZERO),
                            rotated("e", Duration.ZERO)))
                    .containsExactly("whsec_e", "whsec_d", "whsec_c", "whsec_b");
        }

        @Test
        void whatIsErasedSignsNothing() {
            var erased = new EndpointRegistered(Private.erased(), Private.erased());
            assertThat(((Kept) endpoint.given(erased).state()).signingSecrets(NOW))
                    .isEmpty();
        }

        private List<String> signing(Duration later, EndpointSecretRotated... rotations) {
            var history = new ArrayList<EndpointEvent>(List.of(REGISTERED));
            history.addAll(List.of(rotations));
            var kept =
                    (Kept) endpoint.given(history.toArray(EndpointEvent[]::new)).state();
            return kept.signingSecrets(NOW.plus(later));
        }
    }
}
