package rebound.bench.faults;

import java.net.http.HttpClient;
import java.time.Duration;

/** How the clients of a workload, and the load balancer, talk to instances. */
final class Requests {

    static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    /** Longer than a service lets a request wait, shorter than anybody has patience. */
    static final Duration TIMEOUT = Duration.ofSeconds(12);

    private Requests() {}
}
