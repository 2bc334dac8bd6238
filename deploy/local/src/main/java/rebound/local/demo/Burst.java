package rebound.local.demo;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Many things written at once, in all services, which are killed meanwhile. Every write has a key of its own, and is resolved
 * by trying again with that key.
 */
final class Burst {

    /** What is written. */
    enum Kind {
        ENTRY("/journal/v1/entries") {
            @Override
            Map<String, ?> body(String text) {
                return Map.of("text", text);
            }
        },
        GOAL("/plan/v1/goals") {
            @Override
            Map<String, ?> body(String text) {
                return Map.of("title", text);
            }
        },
        REMINDER("/reminder/v1/reminders") {
            @Override
            Map<String, ?> body(String text) {
                return Map.of("text", text, "at", TOMORROW.toString());
            }
        };

        private static final Instant TOMORROW = Instant.now().plus(Duration.ofDays(1));

        final String path;

        Kind(String path) {
            this.path = path;
        }

        abstract Map<String, ?> body(String text);

        /** Half of it entries, a quarter each of the others. */
        static Kind of(int n) {
            return n % 4 < 2 ? ENTRY : n % 4 == 2 ? GOAL : REMINDER;
        }
    }

    private final List<Write> writes;
    private final Map<Write, Answer> acknowledged = new ConcurrentHashMap<>();

    /**
     * @param people who write, in turn
     * @param round tells the keys and texts of several bursts apart
     */
    Burst(List<Person> people, int size, int round) {
        this.writes = IntStream.range(0, size)
                .mapToObj(n -> new Write(
                        people.get(n / 4 % people.size()),
                        Kind.of(n),
                        "demo-burst-%d-%d".formatted(round, n),
                        "Round %d, page %d: what went wrong, and what I try next.".formatted(round, n)))
                .toList();
    }

    /** One thing to be written. */
    record Write(Person person, Kind kind, String key, String text) {

        Answer send() throws IOException {
            return person.tryPost(kind.path, Json.of(kind.body(text)), key);
        }
    }

    /**
     * What had come of the writes when the services were gone.
     *
     * @param inFlight sent and unanswered at the moment of the kill
     * @param created answered with 201
     * @param accepted answered with 202
     * @param unknown answered with 503: perhaps accepted
     * @param unanswered the connection broke
     * @param other answered with anything else
     */
    record Interrupted(int inFlight, int created, int accepted, int unknown, int unanswered, int other) {

        /** Whether the kill hit the middle of the burst. */
        boolean counts() {
            return inFlight >= 20 && unanswered + accepted > 0;
        }
    }

    /** Sends all of it at once, and kills as soon as so many are acknowledged. Returns when each has ended somehow. */
    Interrupted sendAndKillAfter(int acknowledgements, Runnable kill) {
        var inFlight = new AtomicInteger();
        var inFlightAtKill = new AtomicInteger(-1);
        var outcomes = new ConcurrentHashMap<Integer, Integer>();
        everywhere(writes, write -> {
            inFlight.incrementAndGet();
            var answer = trySend(write);
            var still = inFlight.decrementAndGet();
            outcomes.merge(answer == null ? 0 : answer.status(), 1, Integer::sum);
            if (answer != null && answer.status() == 201) {
                acknowledged.put(write, answer);
                if (outcomes.getOrDefault(201, 0) >= acknowledgements && inFlightAtKill.compareAndSet(-1, still)) {
                    kill.run();
                }
            }
        });
        int created = outcomes.getOrDefault(201, 0);
        int accepted = outcomes.getOrDefault(202, 0);
        int unknown = outcomes.getOrDefault(503, 0);
        int unanswered = outcomes.getOrDefault(0, 0);
        return new Interrupted(
                inFlightAtKill.get(),
                created,
                accepted,
                unknown,
                unanswered,
                writes.size() - created - accepted - unknown - unanswered);
    }

    /**
     * Tries whatever is not acknowledged again, with the same key, until it is.
     *
     * @return how many requests that took
     */
    int resolve(Duration stall) {
        var attempts = new AtomicInteger();
        var failure = new AtomicReference<@Nullable String>();
        var lastResolved = new AtomicLong(System.nanoTime());
        everywhere(unresolved(), write -> {
            while (failure.get() == null) {
                attempts.incrementAndGet();
                var answer = trySend(write);
                if (answer != null && answer.status() == 201) {
                    acknowledged.put(write, answer);
                    lastResolved.set(System.nanoTime());
                    return;
                }
                if (answer != null && answer.status() != 202 && answer.status() != 503) {
                    failure.set("A retry was answered with " + answer.status() + ": " + answer.body());
                } else if (System.nanoTime() - lastResolved.get() > stall.toNanos()) {
                    failure.set("No retry was acknowledged for " + stall.toSeconds() + " s");
                }
                pause(answer);
            }
        });
        if (failure.get() != null) {
            throw new DemoFailure(failure.get());
        }
        return attempts.get();
    }

    List<Write> unresolved() {
        return writes.stream().filter(write -> !acknowledged.containsKey(write)).toList();
    }

    Map<Write, Answer> acknowledged() {
        return acknowledged;
    }

    int size() {
        return writes.size();
    }

    private static @Nullable Answer trySend(Write write) {
        try {
            return write.send();
        } catch (IOException e) {
            return null;
        }
    }

    private static void pause(@Nullable Answer answer) {
        try {
            Thread.sleep(answer == null ? Duration.ofMillis(250) : answer.pauseBeforeRetry());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("interrupted");
        }
    }

    /** Does it for each at the same time, each on a virtual thread, and returns when all have ended. */
    private static void everywhere(List<Write> writes, Consumer<Write> action) {
        var start = new CountDownLatch(1);
        var threads = writes.stream()
                .map(write -> Thread.startVirtualThread(() -> {
                    try {
                        start.await();
                    } catch (InterruptedException e) {
                        return;
                    }
                    action.accept(write);
                }))
                .toList();
        start.countDown();
        for (var thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new DemoFailure("interrupted");
            }
        }
    }
}
