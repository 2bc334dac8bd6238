package rebound.servicekit.health;

import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Whether people can read: the database answers and every partition that this instance owns is complete. In a group of its
 * own, {@code /q/health/group/projection}, so that it alarms and takes nothing out of service.
 */
@HealthGroup("projection")
@ApplicationScoped
public class ProjectionCheck implements HealthCheck {

    private final EngineHealth engine;

    @Inject
    public ProjectionCheck(EngineHealth engine) {
        this.engine = engine;
    }

    @Override
    public HealthCheckResponse call() {
        var health = engine.get();
        var complete = health.owned().stream()
                .allMatch(partition -> partition.phase().equals("ACTIVE") && partition.problem() == null);
        return PartitionData.add(
                        HealthCheckResponse.named("projection").status(health.databaseProblem() == null && complete),
                        health)
                .build();
    }
}
