package rebound.servicekit.wiring;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StartGuardTest {

    private static final Optional<String> DEVELOPMENT = Optional.of(StartGuard.DEVELOPMENT_ISSUER);
    private static final Optional<String> OTHER = Optional.of("https://login.example");
    private static final Optional<List<String>> AUDIENCE = Optional.of(List.of("rebound"));
    private static final InstantSource SYSTEM = InstantSource.system();
    private static final Optional<String> KEY = Optional.of("-");

    @Test
    void the_development_issuer_is_for_development() {
        assertThatCode(() -> new StartGuard(DEVELOPMENT, AUDIENCE, KEY, SYSTEM).check(List.of("local")))
                .doesNotThrowAnyException();
        assertRefused(new StartGuard(DEVELOPMENT, AUDIENCE, Optional.empty(), SYSTEM), "The development issuer");
    }

    @Test
    void so_is_a_key_in_the_configuration() {
        assertRefused(new StartGuard(OTHER, AUDIENCE, KEY, SYSTEM), "quarkus.oidc.public-key is refused");
        assertThatCode(() -> new StartGuard(OTHER, AUDIENCE, Optional.empty(), SYSTEM).check(List.of("prod")))
                .doesNotThrowAnyException();
    }

    @Test
    void a_profile_of_production_counts_however_many_others_there_are() {
        assertThatThrownBy(() -> new StartGuard(DEVELOPMENT, AUDIENCE, KEY, SYSTEM).check(List.of("local", "prod")))
                .isInstanceOf(ConfigurationException.class);
    }

    @Test
    void so_is_a_clock_that_can_be_moved() {
        InstantSource moved = () -> Instant.now().plus(Duration.ofDays(14));
        assertRefused(
                new StartGuard(OTHER, AUDIENCE, Optional.empty(), moved),
                "The clock " + StartGuardTest.class.getName());
        assertThatCode(() -> new StartGuard(DEVELOPMENT, AUDIENCE, KEY, moved).check(List.of("local")))
                .doesNotThrowAnyException();
    }

    @Test
    void an_audience_and_one_issuer_are_needed_everywhere() {
        assertThatThrownBy(() -> new StartGuard(OTHER, Optional.empty(), KEY, SYSTEM).check(List.of("local")))
                .isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(
                        () -> new StartGuard(OTHER, Optional.of(List.of("any")), KEY, SYSTEM).check(List.of("local")))
                .isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> new StartGuard(Optional.of("any"), AUDIENCE, KEY, SYSTEM).check(List.of("local")))
                .isInstanceOf(ConfigurationException.class);
    }

    private static void assertRefused(StartGuard guard, String why) {
        assertThatThrownBy(() -> guard.check(List.of("prod")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(why);
    }
}
