package rebound.servicekit.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready means: commands can be appended, and the process is not about to be restarted. Nothing else takes an instance out of
 * service; that the database is down or a partition is being rebuilt would be just as true of the next instance, and is
 * shown beside.
 */
@Readiness
@ApplicationScoped
public class CommandsCheck implements HealthCheck {

    private final EngineHealth engine;

    @Inject
    public CommandsCheck(EngineHealth engine) {
        this.engine = engine;
    }

    @Override
    public HealthCheckResponse call() {
        var health = engine.get();
        var problem = health.appendProblem() == null ? health.stuck() : health.appendProblem();
        var response = HealthCheckResponse.named("commands").status(problem == null);
        if (problem != null) {
            response.withData("problem", problem);
        }
        return PartitionData.add(response, health).build();
    }
}
