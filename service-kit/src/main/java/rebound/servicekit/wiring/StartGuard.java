package rebound.servicekit.wiring;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses to start where anybody could make their own tokens: without an audience, or, outside development, with the
 * development issuer, a key that is checked in somewhere, or a clock that is not the system's.
 */
@ApplicationScoped
public class StartGuard {

    /** The {@code iss} of the tokens that the local stack makes. */
    static final String DEVELOPMENT_ISSUER = "https://issuer.rebound.localhost";

    private static final Set<String> DEVELOPMENT = Set.of("dev", "test", "local");

    private final Optional<String> issuer;
    private final Optional<List<String>> audience;
    private final Optional<String> publicKey;
    private final InstantSource clock;

    @Inject
    public StartGuard(
            @ConfigProperty(name = "quarkus.oidc.token.issuer") Optional<String> issuer,
            @ConfigProperty(name = "quarkus.oidc.token.audience") Optional<List<String>> audience,
            @ConfigProperty(name = "quarkus.oidc.public-key") Optional<String> publicKey,
            InstantSource clock) {
        this.issuer = issuer;
        this.audience = audience;
        this.publicKey = publicKey;
        this.clock = clock;
    }

    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start) {
        check(ConfigUtils.getProfiles());
    }

    void check(List<String> profiles) {
        if (audience.isEmpty() || audience.get().contains("any")) {
            throw new ConfigurationException(
                    "quarkus.oidc.token.audience must name this installation: without it, tokens made for others are taken.");
        }
        if (issuer.filter("any"::equals).isPresent()) {
            throw new ConfigurationException(
                    "quarkus.oidc.token.issuer must name one issuer: user ids are derived from it.");
        }
        if (!profiles.isEmpty() && DEVELOPMENT.containsAll(profiles)) {
            return;
        }
        if (issuer.filter(DEVELOPMENT_ISSUER::equals).isPresent()) {
            throw new ConfigurationException("The development issuer " + DEVELOPMENT_ISSUER
                    + " is refused in the profile " + String.join(",", profiles)
                    + ": set quarkus.oidc.auth-server-url to your own, or run with -Dquarkus.profile=local.");
        }
        if (!clock.equals(InstantSource.system())) {
            throw new ConfigurationException("The clock " + clock.getClass().getName() + " is refused in the profile "
                    + String.join(",", profiles) + ": time is moved in development only.");
        }
        if (publicKey.isPresent()) {
            throw new ConfigurationException("quarkus.oidc.public-key is refused in the profile "
                    + String.join(",", profiles)
                    + ": a key that cannot be rotated is for development. Set quarkus.oidc.auth-server-url.");
        }
    }
}
