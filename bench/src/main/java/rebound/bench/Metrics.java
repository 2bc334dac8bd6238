package rebound.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import rebound.local.ServiceProcess;

/**
 * What a service has counted since it was started, as its metrics say.
 *
 * @param figures by the name of the metric, all its labels together, and by its name with all its labels
 */
record Metrics(Map<String, Double> figures) {

    private static final Pattern FIGURE = Pattern.compile("(?m)^(\\w+)(\\{.*})? ([0-9.E+-]+)$");

    /** As of now. */
    static Metrics of(ServiceProcess service) {
        var figures = new TreeMap<String, Double>();
        var request =
                HttpRequest.newBuilder(service.uri().resolve("/q/metrics")).build();
        try (var http = HttpClient.newHttpClient()) {
            FIGURE.matcher(http.send(request, BodyHandlers.ofString()).body())
                    .results()
                    .forEach(found -> {
                        var figure = Double.parseDouble(found.group(3));
                        figures.merge(found.group(1), figure, Double::sum);
                        if (found.group(2) != null) {
                            figures.put(found.group(1) + found.group(2), figure);
                        }
                    });
        } catch (IOException e) {
            throw new IllegalStateException("There are no metrics", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        return new Metrics(figures);
    }

    /** The mean of a summary, such as {@code rebound_batch_size}. */
    double mean(String summary) {
        return figure(summary + "_sum") / figure(summary + "_count");
    }

    /**
     * Of what has been counted since then.
     *
     * @param labels in braces; empty for all of them together
     */
    double meanSince(Metrics before, String summary, String labels) {
        var sum = summary + "_sum" + labels;
        var count = summary + "_count" + labels;
        return (figure(sum) - before.figure(sum)) / (figure(count) - before.figure(count));
    }

    private double figure(String name) {
        var figure = figures.get(name);
        if (figure == null) {
            throw new IllegalStateException("The metrics do not say " + name);
        }
        return figure;
    }
}
