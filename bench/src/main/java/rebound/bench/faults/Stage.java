package rebound.bench.faults;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import rebound.bench.Databases;
import rebound.bench.PolicyPositions;
import rebound.bench.checker.CheckInput;
import rebound.bench.checker.Checker;
import rebound.bench.checker.CounterExample;
import rebound.bench.faults.Author.Write;
import rebound.local.LocalStack;
import rebound.local.ServiceProcess;

/**
 * Where a {@link Provocation} takes place: one broker, the database, instances that are started one by one, and one person. All
 * topics have one partition, so that whoever owns it owns everything. The checker replays with the engine as it is, whichever
 * one ran. Belongs to one thread.
 */
final class Stage implements AutoCloseable {

    /** How long to wait for what must happen within some seconds. */
    static final Duration PATIENCE = Duration.ofSeconds(40);

    /** For an owner that fails again and again: it hardly recovers. */
    private static final Duration LAST_CHANCE = Duration.ofSeconds(8);

    /** In which an owner with nothing to do looks at its documents more than once. */
    static final Duration SOME_LOOKS = Duration.ofSeconds(3);

    static final int PARTITION = 0;

    private static final Duration TO_REST = Duration.ofSeconds(15);
    private static final Duration TO_STOP = Duration.ofSeconds(20);

    private static final Map<String, String> SETTINGS = Map.of("rebound.topics.partitions", "1");

    /** What an owner logs when it begins anew. */
    static final String STARTS_AGAIN = "starts again after";

    /** What it logs beside that when it has never got far. */
    private static final String AGAIN_AND_AGAIN = "(time 3 in a row)";

    private final LocalStack stack;
    private final Path agent;
    private final Function<String, ServiceProcess.Variant> engine;
    private final List<String> services;
    private final List<Instance> instances = new ArrayList<>();
    private final List<CounterExample> unmet = new ArrayList<>();
    private final Author author;

    private Stage(LocalStack stack, List<String> services, Function<String, ServiceProcess.Variant> engine) {
        this.stack = stack;
        this.services = services;
        this.engine = engine;
        this.agent = FailPoints.pack(stack.dataFolder().resolve("fail-points"));
        this.author = Author.of(stack);
    }

    /** @param engine how to start a service */
    static Stage open(Path folder, List<String> services, Function<String, ServiceProcess.Variant> engine) {
        var stack = LocalStack.start(folder);
        try {
            return new Stage(stack, services, engine);
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    LocalStack stack() {
        return stack;
    }

    Author author() {
        return author;
    }

    /** Starts an instance, and waits until it takes requests. */
    Instance start(String service) {
        return start(service, failPoints -> {});
    }

    /** @param arming arms its fail points before it does anything */
    Instance start(String service, Consumer<FailPoints> arming) {
        var instance = start(service, SETTINGS, arming);
        instance.process().awaitReady();
        return instance;
    }

    /** Starts an instance that only rebuilds; without waiting. */
    Instance startRebuild(String service) {
        var settings = new LinkedHashMap<>(SETTINGS);
        settings.put("rebound.rebuild", "true");
        return start(service, settings, failPoints -> {});
    }

    private Instance start(String service, Map<String, String> settings, Consumer<FailPoints> arming) {
        var failPoints = new FailPoints(stack.dataFolder().resolve("fail-points/" + instances.size()));
        arming.accept(failPoints);
        var instance = Instance.start(stack, service, settings, engine.apply(service), failPoints, agent);
        instances.add(instance);
        return instance;
    }

    /** Starts an instance, and waits until it decides. */
    Instance startOwner(String service) {
        var instance = start(service);
        awaitOwner(instance);
        return instance;
    }

    void awaitOwner(Instance instance) {
        if (!within(instance, () -> isOwner(instance))) {
            throw new FaultFailure(instance + " does not get to decide");
        }
    }

    /** Waits until it holds, as long as it can be hoped for of that instance; returns whether it does. */
    static boolean within(Instance instance, BooleanSupplier condition) {
        Waiting.within(PATIENCE, () -> condition.getAsBoolean() || instance.logged(AGAIN_AND_AGAIN) > 0);
        return Waiting.within(LAST_CHANCE, condition);
    }

    static boolean isOwner(Instance instance) {
        return instance.activePartitions().contains(PARTITION);
    }

    /** Waits until an instance has come to where it was armed. */
    void awaitReached(Instance instance, String what) {
        Waiting.until(
                instance + " " + what, PATIENCE, () -> instance.failPoints().reached() != null);
    }

    /** Waits until so many inputs wait for an owner that is held up. */
    void awaitQueued(Instance instance, int inputs) {
        Waiting.until(inputs + " inputs wait for " + instance, PATIENCE, () -> instance.owned()
                .getOrDefault(PARTITION, "")
                .contains(", " + inputs + " queued"));
    }

    /** Waits until an instance that went on knows that it owns nothing any more. */
    void awaitOvertaken(Instance instance) {
        Waiting.until(
                instance + " knows that it was overtaken",
                PATIENCE,
                () -> instance.status("ready") == 200 && instance.owned().isEmpty());
    }

    /**
     * Something of everything that the checker needs in order to say anything: one thing of that service, made, and one write
     * refused; and what a service does about its own events is behind it, so that no fail point is passed but by what comes next.
     *
     * @return the path of the thing
     */
    String setUp(Instance instance) {
        var service = instance.service();
        var place =
                switch (service) {
                    case "journal" -> "/journal/v1/entries";
                    case "plan" -> "/plan/v1/goals";
                    default -> "/reminder/v1/reminders";
                };
        var made = author.settle(instance, Write.post(service + "-first", place, body(service, "first")));
        var stale = author.settle(
                instance, Write.put(service + "-stale", made.place(), body(service, "stale"), "If-Match", "\"7\""));
        if (made.status() != 201 || stale.status() != 412) {
            throw new FaultFailure("Already the first writes are answered wrongly: " + made + ", " + stale);
        }
        awaitReactions(service);
        return made.place();
    }

    /** A new entry, under a key that is what it says. */
    Write entry(String saying) {
        return Write.post(saying, "/journal/v1/entries", body("journal", saying));
    }

    /** The document of a thing as {@link #setUp} makes it. */
    String body(String service, String saying) {
        var text = author.text(saying);
        return switch (service) {
            case "journal" -> "{\"text\":\"" + text + "\"}";
            case "plan" -> "{\"title\":\"" + text + "\"}";
            default -> reminder(saying, Instant.now().plus(30, ChronoUnit.DAYS));
        };
    }

    String reminder(String saying, Instant at) {
        return "{\"text\":\"" + author.text(saying) + "\",\"at\":\"" + at.truncatedTo(ChronoUnit.MILLIS) + "\"}";
    }

    /** Waits until a service has heard its own events, of which there are some: that takes a transaction each. */
    void awaitReactions(String service) {
        try (var policies = new PolicyPositions(stack.bootstrapServers())) {
            Waiting.until(
                    service + " has heard its own events",
                    PATIENCE,
                    () -> policies.haveHeardAllOf("rebound." + service + ".events", service));
        }
    }

    /** Drops all documents of a service. */
    void wipe(String service) {
        Databases.drop(stack, List.of(stack.mongoDatabase(service)));
    }

    private String replayed(String service) {
        return stack.mongoDatabase(service) + "_replayed";
    }

    /** Says that a demand of the provocation is not met, unless it is. */
    void demand(String demand, boolean isMet, String otherwise) {
        if (!isMet) {
            unmet.add(new CounterExample(demand, 1, "  " + otherwise));
        }
    }

    /** Ends it. What the provocation demanded in vain, and what the checker objects to. */
    List<CounterExample> judge() throws IOException, InterruptedException {
        author.awaitAnswers();
        try (var policies = new PolicyPositions(stack.bootstrapServers())) {
            Waiting.within(TO_REST, () -> services.stream()
                    .allMatch(service -> isAtRest(service) && policies.haveHeardAll(service)));
        }
        var databases = new LinkedHashMap<String, String>();
        services.forEach(service -> databases.put(service, stack.mongoDatabase(service)));
        var verdict = new Checker()
                .check(new CheckInput(
                        stack.bootstrapServers(),
                        URI.create(stack.mongoUri()),
                        databases,
                        stack.dataFolder().resolve("keys"),
                        author.record(),
                        author.canaries(),
                        stack.foldersWrittenTo(),
                        this::replay));
        var all = new ArrayList<>(unmet);
        all.addAll(verdict.counterExamples());
        return all;
    }

    private boolean isAtRest(String service) {
        return instances.stream()
                .filter(instance -> instance.service().equals(service))
                .anyMatch(instance -> isOwner(instance)
                        && instance.status("group/projection") == 200
                        && !instance.owned().getOrDefault(PARTITION, "").contains("queued"));
    }

    /** A log that was spoilt cannot be replayed; then the checker is given what there is. */
    private Map<String, String> replay() {
        stop(instances);
        var databases = new LinkedHashMap<String, String>();
        var replaying = new ArrayList<Instance>();
        for (var service : services) {
            var database = replayed(service);
            databases.put(service, database);
            var settings = new LinkedHashMap<>(SETTINGS);
            settings.put("rebound.mongodb.database", database);
            var usual = Instance.shortLived(ServiceProcess.Variant.usual(service));
            replaying.add(new Instance(
                    service,
                    stack.startService(service, 0, settings, usual),
                    new FailPoints(stack.dataFolder().resolve("fail-points/replay-" + service))));
        }
        for (var instance : replaying) {
            instance.process().awaitReady();
            within(instance, () -> isOwner(instance) && instance.status("group/projection") == 200);
        }
        stop(replaying);
        return databases;
    }

    private static void stop(List<Instance> stopping) {
        ServiceProcess.stop(stopping.stream().map(Instance::process).toList(), TO_STOP);
    }

    @Override
    public void close() {
        stack.close();
        // What still runs would build them anew.
        services.forEach(
                service -> Databases.dropIfLasting(stack, List.of(stack.mongoDatabase(service), replayed(service))));
    }
}
