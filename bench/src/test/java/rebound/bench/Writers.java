package rebound.bench;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import rebound.local.ServiceProcess;

/**
 * Many people at once who write entries and revise each of them, through whichever instances there are. Every write has a key
 * of its own; one that is not answered as it should be is left, and tried again with that key later. An instance that breaks
 * a connection gets no more requests, as behind a load balancer. Thread-safe.
 */
final class Writers {

    /** At most so often may a retry fail in a row before the retries have failed. */
    private static final Duration STALL = Duration.ofSeconds(20);

    /** One request that must take effect once. */
    record Write(
            Person person, String key, String method, String path, String body, Map<String, String> headers, int done) {

        Answer send(ServiceProcess to) throws IOException {
            return person.send(to, method, path, body, headers);
        }
    }

    /** A write that took effect. */
    record Answered(Write write, Answer answer, ServiceProcess by, Instant sentAt, Instant answeredAt) {}

    private final String name;
    private final List<Person> people;
    private final Map<Write, Answered> answered = new ConcurrentHashMap<>();
    private final Queue<Write> unresolved = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> outcomes = new ConcurrentHashMap<>();
    private final AtomicInteger number = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private volatile List<ServiceProcess> targets;
    private volatile boolean stopping;

    /** @param name part of every key */
    Writers(String name, List<Person> people, List<ServiceProcess> targets) {
        this.name = name;
        this.people = people;
        this.targets = List.copyOf(targets);
    }

    /** Starts so many at once. */
    void start(int atOnce) {
        IntStream.range(0, atOnce)
                .forEach(n -> threads.add(Thread.startVirtualThread(() -> {
                    while (!stopping) {
                        writeAndRevise();
                    }
                })));
    }

    /** Lets each finish its request, and returns when all have. */
    void stop() throws InterruptedException {
        stopping = true;
        for (var thread : threads) {
            thread.join();
        }
    }

    /** Writes that took effect so far. */
    List<Answered> answered() {
        return List.copyOf(answered.values());
    }

    /** The requests that have no answer yet. */
    int underWay() {
        return underWay.get();
    }

    /** How often there was which outcome: a status, or no answer. */
    Map<String, Integer> outcomes() {
        return Map.copyOf(outcomes);
    }

    int unresolved() {
        return unresolved.size();
    }

    /**
     * Tries every write that did not take effect again, with its key, until it has.
     *
     * @throws AssertionError if one is answered with anything but that, or that it is not known yet
     */
    void resolve(ServiceProcess at) throws InterruptedException {
        var failures = new ConcurrentLinkedQueue<Throwable>();
        var retries = unresolved.stream()
                .map(write -> Thread.ofVirtual()
                        .uncaughtExceptionHandler((thread, e) -> failures.add(e))
                        .start(() -> resolve(write, at)))
                .toList();
        for (var retry : retries) {
            retry.join();
        }
        if (!failures.isEmpty()) {
            throw new AssertionError(failures.size() + " retries failed, such as this", failures.peek());
        }
        unresolved.clear();
    }

    private void resolve(Write write, ServiceProcess at) {
        await().pollInSameThread()
                .atMost(STALL)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> attempt(write, at, status -> {
                    if (status != 202 && status != 503 && status != 429) {
                        throw new AssertionError("A retry of " + write + " was answered with " + status);
                    }
                }));
    }

    private void writeAndRevise() {
        var n = number.getAndIncrement();
        var person = people.get(n % people.size());
        var created = firstTry(new Write(
                person,
                name + "-" + n,
                "POST",
                Person.ENTRIES,
                """
                {"text":"%s, page %d"}""".formatted(name, n),
                Map.of("Idempotency-Key", name + "-" + n),
                201));
        if (created != null && !stopping) {
            firstTry(new Write(
                    person,
                    name + "-" + n + "-revised",
                    "PUT",
                    created.location(),
                    """
                    {"text":"%s, page %d, revised"}""".formatted(name, n),
                    Map.of("Idempotency-Key", name + "-" + n + "-revised", "If-Match", "\"1\""),
                    200));
        }
    }

    /** @return null if it did not take effect, as far as one can tell */
    private @Nullable Answer firstTry(Write write) {
        var candidates = targets;
        var to = candidates.get(Math.floorMod(write.key().hashCode(), candidates.size()));
        if (!attempt(write, to, status -> {})) {
            unresolved.add(write);
            return null;
        }
        return answered.get(write).answer();
    }

    private boolean attempt(Write write, ServiceProcess to, Consumer<Integer> otherStatus) {
        var sentAt = Instant.now();
        underWay.incrementAndGet();
        try {
            var answer = write.send(to);
            outcomes.merge(Integer.toString(answer.status()), 1, Integer::sum);
            if (answer.status() == write.done()) {
                answered.put(write, new Answered(write, answer, to, sentAt, Instant.now()));
                return true;
            }
            otherStatus.accept(answer.status());
        } catch (IOException e) {
            outcomes.merge("no answer", 1, Integer::sum);
            avoid(to);
        } finally {
            underWay.decrementAndGet();
        }
        return false;
    }

    private synchronized void avoid(ServiceProcess broken) {
        var others = targets.stream().filter(target -> target != broken).toList();
        targets = others.isEmpty() ? targets : others;
    }
}
