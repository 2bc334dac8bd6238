package rebound.bench;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import rebound.local.LocalStack;
import rebound.local.ServiceProcess;

/**
 * What an instance says of itself at {@code /q/health/ready}.
 *
 * @param answer null if it gives none
 */
record Health(@Nullable Answer answer) {

    private static final Person NOBODY = new Person("nobody", "none");
    private static final String PARTITION = "partition-";
    private static final String ACTIVE = "ACTIVE since ";

    static Health of(ServiceProcess service) {
        return of(service, "/q/health/ready");
    }

    /** Whether people can read, which takes no instance out of service. */
    static Health ofProjection(ServiceProcess service) {
        return of(service, "/q/health/group/projection");
    }

    /** Waits until an instance that is alone serves all: it is ready, and has taken over every partition. */
    static void awaitServing(ServiceProcess alone) {
        alone.awaitReady();
        await().atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> of(alone).active().size() == LocalStack.PARTITIONS);
    }

    private static Health of(ServiceProcess service, String path) {
        try {
            return new Health(NOBODY.send(service, "GET", path, null, Map.of("Authorization", "none")));
        } catch (IOException e) {
            return new Health(null);
        }
    }

    boolean isUp() {
        return answer != null && answer.status() == 200;
    }

    boolean isDown() {
        return answer != null && answer.status() == 503;
    }

    /** The data of the one check; empty if there is none. */
    Map<String, String> data() {
        if (answer == null) {
            return Map.of();
        }
        var data = new HashMap<String, String>();
        for (JsonNode check : answer.json().path("checks")) {
            check.path("data")
                    .properties()
                    .forEach(entry -> data.put(entry.getKey(), entry.getValue().asText()));
        }
        return data;
    }

    /** The partitions it owns, with the phase that each is in. */
    Map<Integer, String> owned() {
        return data().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(PARTITION))
                .collect(toMap(
                        entry -> Integer.valueOf(entry.getKey().substring(PARTITION.length())), Map.Entry::getValue));
    }

    /** The partitions whose commands it decides. */
    Set<Integer> active() {
        return owned().entrySet().stream()
                .filter(entry -> entry.getValue().startsWith(ACTIVE))
                .map(Map.Entry::getKey)
                .collect(toSet());
    }

    /** Since when it has decided the commands of a partition; null if it does not. */
    @Nullable
    Instant activeSince(int partition) {
        var text = owned().get(partition);
        return text == null || !text.startsWith(ACTIVE)
                ? null
                : Instant.parse(text.substring(ACTIVE.length()).split("[ ,]")[0]);
    }
}
