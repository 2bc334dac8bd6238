package rebound.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import rebound.local.ServiceProcess;

/** How long the parts of a command's way take on average, by the service's own timers. */
record OwnerPhases(Map<String, Double> sums, Map<String, Double> counts) {

    private static final List<String> TIMERS = List.of("queue", "decide", "commit", "apply", "reply");
    private static final Pattern TIMER = Pattern.compile(
            "(?m)^rebound_(%s)_time_seconds_(sum|count)(?:\\{.*})? ([0-9.E+-]+)".formatted(String.join("|", TIMERS)));

    /** Since the service was started. */
    static OwnerPhases of(ServiceProcess service) {
        var sums = new TreeMap<String, Double>();
        var counts = new TreeMap<String, Double>();
        var request =
                HttpRequest.newBuilder(service.uri().resolve("/q/metrics")).build();
        try (var http = HttpClient.newHttpClient()) {
            TIMER.matcher(http.send(request, BodyHandlers.ofString()).body())
                    .results()
                    .forEach(found -> (found.group(2).equals("sum") ? sums : counts)
                            .merge(found.group(1), Double.valueOf(found.group(3)), Double::sum));
        } catch (IOException e) {
            throw new IllegalStateException("There are no metrics", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        if (!counts.keySet().containsAll(TIMERS)) {
            throw new IllegalStateException("The metrics do not say how long a command takes");
        }
        return new OwnerPhases(sums, counts);
    }

    /** A line on each, in the order in which a command comes to them. */
    List<String> linesSince(OwnerPhases before) {
        return TIMERS.stream()
                .map(name -> "%s: %.2f ms"
                        .formatted(
                                name,
                                1000
                                        * (sums.get(name) - before.sums().get(name))
                                        / (counts.get(name) - before.counts().get(name))))
                .toList();
    }
}
