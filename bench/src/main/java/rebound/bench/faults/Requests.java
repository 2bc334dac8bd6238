package rebound.bench.faults;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;

/** How the clients of a workload, and the load balancer, talk to instances. */
final class Requests {

    static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    /** Longer than a service lets a request wait, shorter than anybody has patience. */
    static final Duration TIMEOUT = Duration.ofSeconds(12);

    private Requests() {}

    /**
     * A request of a person's app.
     *
     * @param body JSON; empty for none
     */
    static HttpRequest of(
            Instance to, String token, String method, String path, String body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(to.process().uri().resolve(path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::setHeader);
        return request.build();
    }
}
