package rebound.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import rebound.local.ServiceProcess;

/**
 * The partitions that an instance owns, as its health says.
 *
 * @param phases by the partition
 */
record PartitionPhases(Map<Integer, Phase> phases) {

    private static final String PARTITION = "partition-";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    /** @param text all that is said, such as how far a replay has come */
    record Phase(String name, Instant since, String text) {

        private static Phase of(String text) {
            var words = text.split("[ ,]+");
            return new Phase(words[0], Instant.parse(words[2]), text);
        }

        boolean isActive() {
            return name.equals("ACTIVE");
        }
    }

    /** As of now; empty while nothing answers. */
    static PartitionPhases of(ServiceProcess instance) {
        var phases = new TreeMap<Integer, Phase>();
        for (var check : health(instance).path("checks")) {
            check.path("data").properties().stream()
                    .filter(entry -> entry.getKey().startsWith(PARTITION))
                    .forEach(entry -> phases.put(
                            Integer.valueOf(entry.getKey().substring(PARTITION.length())),
                            Phase.of(entry.getValue().asText())));
        }
        return new PartitionPhases(phases);
    }

    /** The partitions whose commands it decides. */
    TreeSet<Integer> active() {
        var active = new TreeSet<Integer>();
        phases.forEach((partition, phase) -> {
            if (phase.isActive()) {
                active.add(partition);
            }
        });
        return active;
    }

    private static JsonNode health(ServiceProcess instance) {
        var request = HttpRequest.newBuilder(instance.uri().resolve("/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return JSON.readTree(HTTP.send(request, BodyHandlers.ofString()).body());
        } catch (IOException e) {
            return JSON.missingNode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
