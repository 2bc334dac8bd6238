package rebound.servicekit.health;

import java.util.Set;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import rebound.eventlog.EventLogHealth;

/** How the database and the partitions are shown in a health check. */
final class PartitionData {

    /** The phases in which it matters how far it is. */
    private static final Set<String> READS = Set.of("REPLAYING", "REBUILDING", "REBUILT");

    private PartitionData() {}

    static HealthCheckResponseBuilder add(HealthCheckResponseBuilder response, EventLogHealth health) {
        response.withData("database", health.databaseProblem() == null ? "up" : health.databaseProblem());
        response.withData("ownedPartitions", health.owned().size());
        for (var partition : health.owned()) {
            response.withData("partition-" + partition.partition(), text(partition));
        }
        return response;
    }

    private static String text(EventLogHealth.Partition partition) {
        var text = new StringBuilder(partition.phase()).append(" since ").append(partition.since());
        if (READS.contains(partition.phase())) {
            text.append(", replayed ")
                    .append(partition.replayed())
                    .append(" of ")
                    .append(partition.toReplay());
        }
        if (partition.queued() > 0) {
            text.append(", ").append(partition.queued()).append(" queued");
        }
        if (partition.problem() != null) {
            text.append(", ").append(partition.problem());
        }
        return text.toString();
    }
}
