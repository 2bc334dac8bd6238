package rebound.bench.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rebound.local.LocalStack;
import rebound.local.ServiceProcess;

/** A running instance of a service, with what it says of itself. Thread-safe. */
final class Instance {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration HEALTH_TIMEOUT = Duration.ofSeconds(2);
    private static final String PARTITION = "partition-";
    private static final String ACTIVE = "ACTIVE since ";

    private record CutOff(Instant sent, Instant at) {}

    private final String service;
    private final ServiceProcess process;
    private final FailPoints failPoints;
    private final long logStart;
    private final AtomicInteger underWay = new AtomicInteger();
    private final Queue<CutOff> cutOff = new ConcurrentLinkedQueue<>();
    private final Set<String> people = ConcurrentHashMap.newKeySet();
    private volatile boolean inRotation;

    Instance(String service, ServiceProcess process, FailPoints failPoints) {
        this.service = service;
        this.process = process;
        this.failPoints = failPoints;
        this.logStart = process.log().toFile().length();
    }

    /**
     * Starts one; without waiting.
     *
     * @param settings on top of those of the stack
     * @param variant how it is started otherwise than usual
     * @param agent that weaves the fail points, as {@link FailPoints#pack} made it
     */
    static Instance start(
            LocalStack stack,
            String service,
            Map<String, String> settings,
            ServiceProcess.Variant variant,
            FailPoints failPoints,
            Path agent) {
        var started = failPoints.in(shortLived(variant), agent);
        var process = stack.startService(service, 0, settings, started);
        return new Instance(service, process, failPoints);
    }

    /** As one that starts quickly, and does not live long enough for the second compiler to pay. */
    static ServiceProcess.Variant shortLived(ServiceProcess.Variant variant) {
        return variant.withCache().withJvmOptions(List.of("-XX:TieredStopAtLevel=1"));
    }

    String service() {
        return service;
    }

    ServiceProcess process() {
        return process;
    }

    FailPoints failPoints() {
        return failPoints;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Whether the load balancer gives it requests. */
    boolean isInRotation() {
        return inRotation && process.isAlive();
    }

    /** Sends it a request. */
    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        var sent = Instant.now();
        underWay.incrementAndGet();
        try {
            return Requests.HTTP.send(request, BodyHandlers.ofString());
        } catch (HttpTimeoutException e) {
            throw e;
        } catch (IOException e) {
            cutOff.add(new CutOff(sent, Instant.now()));
            throw e;
        } finally {
            underWay.decrementAndGet();
        }
    }

    /** It told somebody the result of a write. */
    void answered(String person) {
        people.add(person);
    }

    /** Those whom it told so since it was last asked to forget them. */
    Set<String> peopleAnswered() {
        return Set.copyOf(people);
    }

    void forgetPeople() {
        people.clear();
    }

    /** Requests that it has been sent and has not answered yet. */
    int underWay() {
        return underWay.get();
    }

    /** Requests that were under way at that moment and whose connection ended without an answer. */
    long cutOffSince(Instant moment) {
        return cutOff.stream()
                .filter(one -> one.sent().isBefore(moment) && one.at().isAfter(moment))
                .count();
    }

    /** The load balancer asks for its readiness. */
    void probe() {
        inRotation = status("ready") == 200;
    }

    /** What the probe of that name says: a status; 0 if there is no answer. */
    int status(String probe) {
        var answer = health(probe);
        return answer == null ? 0 : answer.status();
    }

    /** The same from one that lives and may be slow. */
    int awaitStatus(String probe) {
        var said = new AtomicInteger();
        Waiting.until(this + " says something of " + probe, () -> said.updateAndGet(any -> status(probe)) != 0);
        return said.get();
    }

    /**
     * What it says of itself at one moment.
     *
     * @param status 0 if there is no answer
     * @param owned the partitions it owns, with the phase that each is in
     */
    record Readiness(int status, Map<Integer, String> owned) {

        /** Since when it has decided the commands of each partition that it owns. */
        Map<Integer, Instant> active() {
            var active = new TreeMap<Integer, Instant>();
            owned.forEach((partition, text) -> {
                if (text.startsWith(ACTIVE)) {
                    active.put(
                            partition,
                            Instant.parse(text.substring(ACTIVE.length()).split("[ ,]")[0]));
                }
            });
            return active;
        }
    }

    Readiness readiness() {
        var answer = health("ready");
        return answer == null
                ? new Readiness(0, Map.of())
                : new Readiness(
                        answer.status(),
                        answer.data().entrySet().stream()
                                .filter(entry -> entry.getKey().startsWith(PARTITION))
                                .collect(Collectors.toMap(
                                        entry -> Integer.valueOf(entry.getKey().substring(PARTITION.length())),
                                        Map.Entry::getValue)));
    }

    Map<Integer, Instant> active() {
        return readiness().active();
    }

    Set<Integer> activePartitions() {
        return new TreeSet<>(active().keySet());
    }

    Map<Integer, String> owned() {
        return readiness().owned();
    }

    /** What a probe tells beside its status. */
    Map<String, String> data(String probe) {
        var answer = health(probe);
        return answer == null ? Map.of() : answer.data();
    }

    /** The highest value of a metric among those with all of these labels, such as {@code of="plan"}; -1 if there is none. */
    double metric(String name, String... labels) {
        var request = HttpRequest.newBuilder(process.uri().resolve("/q/metrics"))
                .timeout(HEALTH_TIMEOUT)
                .build();
        try {
            return Requests.HTTP
                    .send(request, BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line ->
                            line.startsWith(name + "{") && Stream.of(labels).allMatch(line::contains))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .max()
                    .orElse(-1);
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    /** How often its log has a line with all of these words since it was started. */
    long logged(String... words) {
        return logLines(words).size();
    }

    /** The lines of its log with all of these words since it was started. */
    List<String> logLines(String... words) {
        try (var in = Files.newInputStream(process.log())) {
            in.skipNBytes(logStart);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> Stream.of(words).allMatch(line::contains))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private record Health(int status, Map<String, String> data) {}

    private @Nullable Health health(String probe) {
        if (!process.isAlive()) {
            return null;
        }
        var request = HttpRequest.newBuilder(process.uri().resolve("/q/health/" + probe))
                .timeout(HEALTH_TIMEOUT)
                .build();
        try {
            var response = Requests.HTTP.send(request, BodyHandlers.ofString());
            var data = new HashMap<String, String>();
            for (JsonNode check : JSON.readTree(response.body()).path("checks")) {
                check.path("data")
                        .properties()
                        .forEach(entry ->
                                data.put(entry.getKey(), entry.getValue().asText()));
            }
            return new Health(response.statusCode(), data);
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    @Override
    public String toString() {
        return service + " (pid " + process.pid() + ", port " + process.port() + ")";
    }
}
