package rebound.servicekit.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive means: the engine's loop makes progress. That Kafka or MongoDB is down is no reason to be restarted. */
@Liveness
@ApplicationScoped
public class LoopCheck implements HealthCheck {

    private final EngineHealth engine;

    @Inject
    public LoopCheck(EngineHealth engine) {
        this.engine = engine;
    }

    @Override
    public HealthCheckResponse call() {
        var stuck = engine.get().stuck();
        var response = HealthCheckResponse.named("loop").status(stuck == null);
        if (stuck != null) {
            response.withData("problem", stuck);
        }
        return response.build();
    }
}
