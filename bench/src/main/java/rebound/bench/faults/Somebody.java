package rebound.bench.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import rebound.bench.checker.ClientWrite;

/**
 * One person of a {@link Workload}: does one thing after the other. What is answered with anything but a result is tried
 * again with the same key, at whichever instance, until there is one. In a thread of its own.
 */
final class Somebody implements Runnable {

    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(1);

    /** Longer than any fault lasts. */
    private static final Duration NEVER = Duration.ofMinutes(10);

    private static final List<Kind> OF_EACH_SERVICE = List.of(Kind.ENTRY, Kind.GOAL, Kind.REMINDER);

    /** A thing of this person, as far as they know. */
    private static final class Thing {
        private final Kind kind;
        private final String path;
        private long version;
        private boolean gone;

        Thing(Kind kind, String path, long version) {
            this.kind = kind;
            this.path = path;
            this.version = version;
        }
    }

    /** A write that was accepted for later. @param place where the service says what has become of it */
    record Later(String service, String place) {}

    /** One write, which must take effect once. */
    private record Write(
            String service, String key, String method, String path, String body, Map<String, String> headers) {}

    private final Workload workload;
    private final String name;
    private final Duration between;
    private final SplittableRandom random;
    private final String canary;
    private final List<Thing> things = new ArrayList<>();
    private String token = "";
    private int number;

    /** @param between two things that they do, on average */
    Somebody(Workload workload, String name, Duration between, SplittableRandom random) {
        this.workload = workload;
        this.name = name;
        this.between = between;
        this.random = random;
        this.canary = "canary" + HexFormat.of().toHexDigits(random.nextLong());
    }

    String name() {
        return name;
    }

    String canary() {
        return canary;
    }

    void token(String bearer) {
        token = bearer;
    }

    @Override
    public void run() {
        while (!workload.isStopping()) {
            doSomething();
            pause(Duration.ofMillis((long) (random.nextDouble() * 2 * between.toMillis())));
        }
    }

    private void doSomething() {
        var dice = random.nextInt(100);
        if (dice < 2) {
            nonsense();
        } else if (dice < 6) {
            settings();
        } else if (dice < 36 || things.isEmpty()) {
            create();
        } else {
            change(things.get(random.nextInt(Math.max(0, things.size() - 20), things.size())));
        }
    }

    /** Makes a thing of each service. */
    void makeSome() {
        for (var kind : OF_EACH_SERVICE) {
            var document = kind.quietDocument(text(), random);
            var made = settle(write(kind.service(), "POST", kind.path(), document, Map.of()), 201);
            if (made != null && made.statusCode() == 201) {
                things.add(new Thing(kind, pathOf(Objects.requireNonNull(header(made, "Location"))), version(made, 1)));
            }
        }
    }

    /** Reads everything of theirs, and returns how it was answered; 0 for no answer. */
    List<Integer> lookAtAll() {
        return things.stream().map(this::look).toList();
    }

    /**
     * Asks for a thing of each service at once, and never again.
     *
     * @throws FaultFailure if one was not accepted for later
     */
    List<Later> askOnce() {
        var asked = OF_EACH_SERVICE.stream()
                .map(kind -> write(kind.service(), "POST", kind.path(), kind.quietDocument(text(), random), Map.of()))
                .map(write -> CompletableFuture.supplyAsync(
                        () -> attempt(write), task -> Thread.ofVirtual().start(task)))
                .toList();
        return IntStream.range(0, asked.size())
                .mapToObj(n -> later(OF_EACH_SERVICE.get(n), asked.get(n).join()))
                .toList();
    }

    private static Later later(Kind kind, @Nullable HttpResponse<String> answer) {
        if (answer == null || answer.statusCode() != 202) {
            throw new FaultFailure("A write was not accepted for later by " + kind.service() + ": "
                    + (answer == null ? "no answer" : answer.statusCode() + " " + answer.body()));
        }
        return new Later(kind.service(), pathOf(Objects.requireNonNull(header(answer, "Location"))));
    }

    /** Waits until each of them was carried out, by what the service says where it said that it would. */
    void awaitDone(List<Later> accepted) {
        for (var later : accepted) {
            Waiting.until("what was accepted for later is done, though nobody asks again: " + later.place(), () -> {
                var answer = send(later.service(), "GET", later.place(), "", Map.of());
                return answer != null
                        && answer.statusCode() == 200
                        && answer.body().contains("\"done\"");
            });
        }
    }

    /** Which of the entries they have made an instance does not show on their timeline; null if it cannot say now. */
    @Nullable
    List<String> missingOnTimeline(Instance instance) {
        var shown = send(instance, "GET", "/journal/v1/timeline", "", Map.of());
        return shown == null || shown.statusCode() != 200
                ? null
                : things.stream()
                        .filter(thing -> thing.kind == Kind.ENTRY)
                        .map(thing -> thing.path)
                        .filter(path -> !shown.body().contains(path.substring(path.lastIndexOf('/') + 1)))
                        .toList();
    }

    /** Makes a thing of each service, and, once something has happened, changes each. */
    void doTwice(Runnable madeAll, CountDownLatch happened) {
        makeSome();
        madeAll.run();
        try {
            happened.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (var thing : things) {
            var ifMatch = Map.of("If-Match", "\"" + thing.version + "\"");
            settle(
                    write(thing.kind.service(), "PUT", thing.path, thing.kind.quietDocument(text(), random), ifMatch),
                    200);
        }
    }

    /** Refused before anything is appended. */
    private void nonsense() {
        var kind = Kind.values()[random.nextInt(Kind.values().length)];
        if (kind.isWithin() || random.nextBoolean()) {
            settle(write("journal", "POST", Kind.ENTRY.path(), "{\"txet\":\"\"}", Map.of()), 400);
        } else {
            var verb = kind.verb(random);
            var absent = kind.path() + "/" + uuid() + "/" + verb.name();
            settle(write(kind.service(), verb.method(), absent, "", Map.of()), 404, 400, 415);
        }
    }

    private void settings() {
        switch (random.nextInt(4)) {
            case 0 -> {
                var zone = random.nextBoolean() ? "Europe/Berlin" : "Pacific/Auckland";
                settle(write("journal", "PATCH", "/journal/v1/me", "{\"zone\":\"" + zone + "\"}", Map.of()));
            }
            case 1 -> {
                var body = "{\"quietHours\":{\"from\":\"22:%02d\",\"to\":\"06:00\"}}".formatted(random.nextInt(60));
                settle(write("reminder", "PATCH", "/reminder/v1/settings", body, Map.of()));
            }
            case 2 -> {
                var what = random.nextBoolean() ? "work" : text();
                var body = "{\"kind\":\"topic\",\"value\":\"" + what + "\"}";
                var path = "/journal/v1/silences" + (random.nextBoolean() ? "" : "/lift");
                settle(write("journal", "POST", path, body, Map.of()));
            }
            default -> {
                var body = "{\"reference\":\"" + text() + "\"}";
                settle(write("reminder", "PUT", "/reminder/v1/channels/webhook", body, Map.of()));
            }
        }
    }

    private void create() {
        var kind = Kind.values()[random.nextInt(Kind.values().length)];
        var parent = "";
        if (kind.isWithin()) {
            var parents =
                    things.stream().filter(thing -> thing.kind == Kind.GOAL).toList();
            if (parents.isEmpty()) {
                kind = Kind.GOAL;
            } else {
                parent = parents.get(random.nextInt(parents.size())).path;
            }
        }
        var body = kind.document(text(), random);
        var write = kind.canBePut() && random.nextInt(4) == 0
                ? write(kind.service(), "PUT", kind.path() + "/" + uuid(), body, Map.of("If-None-Match", "*"))
                : write(kind.service(), "POST", kind.pathWithin(parent), body, Map.of());
        var answer = random.nextInt(10) == 0 ? once(write) : settle(write);
        if (answer != null && answer.statusCode() == 201) {
            var location = header(answer, "Location");
            things.add(new Thing(kind, pathOf(Objects.requireNonNull(location)), version(answer, 1)));
            look(things.getLast());
        }
    }

    private static String pathOf(String location) {
        return location.startsWith("http") ? URI.create(location).getRawPath() : location;
    }

    private void change(Thing thing) {
        var service = thing.kind.service();
        var headers = new HashMap<String, String>();
        var stale = random.nextInt(10) == 0;
        var ifMatch = "\"" + (stale ? Math.max(1, thing.version - 1) : thing.version) + "\"";
        HttpResponse<String> answer;
        var dice = random.nextInt(10);
        if (thing.kind.canBePut() && dice < 4) {
            headers.put("If-Match", ifMatch);
            answer = settle(write(service, "PUT", thing.path, thing.kind.document(text(), random), headers));
        } else if (thing.kind.canBeDeleted() && dice < 7) {
            answer = settle(write(service, "DELETE", thing.path, "", headers));
        } else {
            if (random.nextInt(3) == 0) {
                headers.put("If-Match", ifMatch);
            }
            var verb = thing.kind.verb(random);
            var path = thing.path + "/" + verb.name();
            answer = settle(write(service, verb.method(), path, verb.body(text(), random), headers));
        }
        if (answer == null) {
            return;
        }
        var status = answer.statusCode();
        if (status == 404 && !thing.gone) {
            workload.complain(name + ": 404 to a change of " + thing.path + " of version " + thing.version);
        }
        if (status == 204) {
            thing.gone = true;
            thing.version++;
        } else if (status == 200) {
            thing.gone = false;
            thing.version = version(answer, thing.version);
        }
        if (status == 412 || random.nextInt(4) == 0) {
            look(thing);
        }
    }

    private Write write(String service, String method, String path, String body, Map<String, String> headers) {
        return new Write(service, name + "-" + number++, method, path, body, headers);
    }

    /**
     * Tries until there is a result.
     *
     * @param expected if given, the only statuses that are a right answer
     * @return null if there never was one
     */
    private @Nullable HttpResponse<String> settle(Write write, int... expected) {
        workload.begun(write.service());
        try {
            var answer = untilKnown(write);
            if (answer == null) {
                workload.complain(name + ": no result for " + NEVER + ": " + write);
                return null;
            }
            judge(write, answer, expected);
            if (random.nextInt(20) == 0) {
                repeat(write, answer);
            }
            return answer;
        } finally {
            workload.settledOne(write.service());
        }
    }

    /**
     * Tries once, and does not care what became of it if nobody says.
     *
     * @return null if there was no result
     */
    private @Nullable HttpResponse<String> once(Write write) {
        workload.begun(write.service());
        try {
            var answer = attempt(write);
            if (answer == null || !isResult(answer.statusCode())) {
                return null;
            }
            judge(write, answer);
            return answer;
        } finally {
            workload.settledOne(write.service());
        }
    }

    private @Nullable HttpResponse<String> untilKnown(Write write) {
        var deadline = System.nanoTime() + NEVER.toNanos();
        var pause = FIRST_RETRY;
        while (System.nanoTime() < deadline) {
            var answer = attempt(write);
            if (answer != null && isResult(answer.statusCode())) {
                return answer;
            }
            pause(pause.plusMillis(random.nextInt(50)));
            pause = pause.multipliedBy(2).compareTo(LONGEST_RETRY) < 0 ? pause.multipliedBy(2) : LONGEST_RETRY;
        }
        return null;
    }

    private static boolean isResult(int status) {
        return status != 202 && status != 429 && status < 500;
    }

    private void judge(Write write, HttpResponse<String> answer, int... expected) {
        var status = answer.statusCode();
        var right = expected.length > 0
                ? Arrays.stream(expected).anyMatch(one -> one == status)
                : switch (status) {
                    case 200, 201, 204, 404, 409, 410, 412 -> true;
                    // A moment that has passed while it was tried.
                    case 422 -> !answer.body().contains("idempotency");
                    default -> false;
                };
        if (!right) {
            workload.complain(name + ": " + status + " " + answer.body() + " to " + write);
        }
    }

    /** Whoever asks again is told the same. */
    private void repeat(Write write, HttpResponse<String> first) {
        var again = untilKnown(write);
        workload.repeated();
        if (again == null) {
            workload.complain(name + ": no result for a repeated " + write);
        } else if (again.statusCode() != first.statusCode()
                || !Objects.equals(header(again, "Location"), header(first, "Location"))) {
            workload.complain(name + ": first " + first.statusCode() + " "
                    + first.headers().map() + ", then " + again.statusCode() + " "
                    + again.headers().map() + " to " + write);
        }
    }

    /** What was promised can be read, unless the service says that it cannot say; it is never absent, and never older. */
    private int look(Thing thing) {
        var answer = send(thing.kind.service(), "GET", thing.path, "", Map.of());
        if (answer == null) {
            return 0;
        }
        workload.read();
        switch (answer.statusCode()) {
            case 200 -> {
                var version = version(answer, 0);
                if (version < thing.version || thing.gone) {
                    workload.complain(name + ": " + thing.path + " has version " + version + " after " + thing.version
                            + (thing.gone ? ", and was deleted" : ""));
                }
                thing.version = Math.max(version, thing.version);
            }
            case 429 -> {}
            case 503 -> workload.couldNotRead();
            case 404, 410 -> {
                if (!thing.gone) {
                    workload.complain(name + ": " + thing.path + " of version " + thing.version + " is answered with "
                            + answer.statusCode());
                }
            }
            default ->
                workload.complain(name + ": " + answer.statusCode() + " " + answer.body() + " to GET " + thing.path);
        }
        return answer.statusCode();
    }

    private @Nullable HttpResponse<String> attempt(Write write) {
        var headers = new HashMap<>(write.headers());
        headers.put("Idempotency-Key", write.key());
        var sent = Instant.now();
        var answer = send(write.service(), write.method(), write.path(), write.body(), headers);
        workload.add(new ClientWrite(
                write.service(),
                name,
                write.key(),
                write.method(),
                write.path(),
                write.body(),
                answer == null ? 0 : answer.statusCode(),
                answer == null ? null : header(answer, "Location"),
                answer == null ? null : header(answer, "ETag"),
                answer == null ? null : answer.body(),
                sent,
                Instant.now()));
        if (answer != null && answer.statusCode() >= 500 && answer.statusCode() != 503) {
            workload.complain(name + ": " + answer.statusCode() + " " + answer.body() + " to " + write);
        }
        return answer;
    }

    /** @return null if there was no answer */
    private @Nullable HttpResponse<String> send(
            String service, String method, String path, String body, Map<String, String> headers) {
        var to = workload.cluster().route(service);
        return to == null ? null : send(to, method, path, body, headers);
    }

    private @Nullable HttpResponse<String> send(
            Instance to, String method, String path, String body, Map<String, String> headers) {
        try {
            var answer = to.send(Requests.of(to, token, method, path, body, headers));
            if (!method.equals("GET") && isResult(answer.statusCode()) && answer.statusCode() < 300) {
                to.answered(name);
            }
            return answer;
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private String text() {
        return canary + " said " + number + " things";
    }

    private String uuid() {
        return new UUID(
                        (random.nextLong() & ~0xF000L) | 0x4000L,
                        (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L)
                .toString();
    }

    private static @Nullable String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse(null);
    }

    private static long version(HttpResponse<String> answer, long otherwise) {
        var etag = header(answer, "ETag");
        return etag == null ? otherwise : Long.parseLong(etag.replaceAll("\\D", ""));
    }

    private static void pause(Duration time) {
        Waiting.pause(time);
    }
}
