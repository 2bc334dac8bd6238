package rebound.servicekit.wiring;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.validation.ClockProvider;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ServiceLoader;
import java.util.UUID;
import rebound.eventlog.keys.Identity;
import rebound.servicekit.json.StrictJson;
import rebound.servicekit.problem.ProblemExtension;

/** Makes beans of what knows nothing of beans. */
@Singleton
public class Producers {

    /** In the place of Quarkus' lenient one. */
    @Produces
    @Singleton
    ObjectMapper json() {
        return StrictJson.mapper();
    }

    @Produces
    @Singleton
    @DefaultBean
    ProblemExtension nothingBesides() {
        return (_, _, _) -> JsonNodeFactory.instance.objectNode();
    }

    @Produces
    @Singleton
    Replica replica() {
        return new Replica(UUID.randomUUID().toString());
    }

    @Produces
    @Singleton
    InstantSource clock() {
        // Only a JVM whose own class path brings another one along, as in the local stack, has it: not a packaged
        // service.
        return ServiceLoader.load(InstantSource.class, ClassLoader.getSystemClassLoader())
                .findFirst()
                .orElseGet(InstantSource::system);
    }

    @Produces
    @Singleton
    ClockProvider clockOfValidation(Instance<InstantSource> clock) {
        // It is made before there is a configuration.
        return () -> clock.get().withZone(ZoneOffset.UTC);
    }

    @Produces
    @Singleton
    Identity identity(ReboundConfig config) {
        try {
            return Identity.of(config.keys().identity());
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("rebound.keys.identity: " + e.getMessage(), e);
        }
    }
}
