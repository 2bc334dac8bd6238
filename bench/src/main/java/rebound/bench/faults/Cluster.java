package rebound.bench.faults;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import rebound.bench.Databases;
import rebound.bench.PolicyPositions;
import rebound.bench.checker.CheckInput;
import rebound.bench.checker.FreshReplay;
import rebound.bench.checker.LocalReplay;
import rebound.local.LocalStack;
import rebound.local.RunningSystem;
import rebound.local.ServiceProcess;

/**
 * Several instances of each service on a stack, behind what stands for a load balancer: it asks each for its readiness and
 * sends requests to those that are ready. Every instance has {@link FailPoints} and reaches the database through the
 * {@link DatabaseProxy}. Thread-safe.
 */
final class Cluster implements AutoCloseable, FreshReplay {

    static final List<String> SERVICES = RunningSystem.SERVICES;

    private static final Duration PROBE = Duration.ofMillis(500);

    private static final Duration TO_STOP = Duration.ofSeconds(30);

    private final LocalStack stack;
    private final Path agent;
    private final @Nullable DatabaseProxy database;
    private final Map<String, String> settings = new ConcurrentHashMap<>();
    private final Map<String, Path> deployed = new ConcurrentHashMap<>();
    private final Map<String, List<Instance>> instances = new LinkedHashMap<>();
    private final AtomicInteger started = new AtomicInteger();
    private final List<Runnable> atTheEnd = new CopyOnWriteArrayList<>();
    private final Thread balancer;
    private volatile boolean closed;

    private Cluster(LocalStack stack) {
        this.stack = stack;
        this.agent = FailPoints.pack(stack.dataFolder().resolve("fail-points"));
        this.database =
                stack.ownsDatabase() ? DatabaseProxy.before(stack.database().port()) : null;
        SERVICES.forEach(service -> instances.put(service, new CopyOnWriteArrayList<>()));
        this.balancer = Thread.ofVirtual().unstarted(this::balance);
    }

    /** Starts so many instances of each service, and returns when they share the partitions. Owns the stack. */
    static Cluster start(LocalStack stack, int each) {
        return start(stack, SERVICES.stream().collect(Collectors.toMap(Function.identity(), s -> each)));
    }

    static Cluster start(LocalStack stack, Map<String, Integer> each) {
        return start(stack, each, Map.of());
    }

    /** @param settings of every instance of every service, on top of those of the stack */
    static Cluster start(LocalStack stack, Map<String, Integer> each, Map<String, String> settings) {
        Cluster cluster;
        try {
            cluster = new Cluster(stack);
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
        try {
            cluster.settings.putAll(settings);
            each.forEach((service, count) -> {
                for (var n = 0; n < count; n++) {
                    cluster.add(service);
                }
            });
            cluster.balancer.start();
            cluster.awaitWhole();
            return cluster;
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    /** The same cluster, which does this when it is closed and nothing of it runs any more. */
    Cluster atTheEnd(Runnable last) {
        atTheEnd.add(last);
        return this;
    }

    LocalStack stack() {
        return stack;
    }

    /** @throws FaultFailure with {@code MONGODB_URI} */
    DatabaseProxy database() {
        if (database == null) {
            throw new FaultFailure("This needs a database of its own: unset MONGODB_URI");
        }
        return database;
    }

    /** Starts another instance; without waiting. */
    Instance add(String service) {
        return add(service, Map.of());
    }

    /** @param extraSettings of this instance only */
    Instance add(String service, Map<String, String> extraSettings) {
        var instance = start(service, extraSettings, variant(service));
        instances(service).add(instance);
        return instance;
    }

    /**
     * Starts one that takes no part: it is sent no requests, and has no share of the partitions. Without waiting.
     *
     * @param jar of the packaged application: its {@code quarkus-run.jar}
     */
    Instance startAside(String service, Path jar, Map<String, String> extraSettings) {
        return start(service, extraSettings, variant(service).withJar(jar));
    }

    private Instance start(String service, Map<String, String> extraSettings, ServiceProcess.Variant variant) {
        var failPoints =
                new FailPoints(stack.dataFolder().resolve("fail-points/" + service + "-" + started.incrementAndGet()));
        var all = new HashMap<>(settings);
        if (database != null) {
            all.put("rebound.mongodb.uri", "mongodb://127.0.0.1:" + database.port());
        }
        all.putAll(extraSettings);
        return Instance.start(stack, service, all, variant, failPoints, agent);
    }

    /** From now on, instances of a service are started from another packaged application: its {@code quarkus-run.jar}. */
    void deploy(String service, Path jar) {
        deployed.put(service, jar);
    }

    private ServiceProcess.Variant variant(String service) {
        var usual = ServiceProcess.Variant.usual(service);
        return usual.withJar(deployed.getOrDefault(service, usual.jar()));
    }

    /** Those of a service that have been started and not {@linkplain #forget forgotten}, dead ones too. */
    List<Instance> instances(String service) {
        return Objects.requireNonNull(instances.get(service), service);
    }

    List<Instance> living(String service) {
        return instances(service).stream().filter(Instance::isAlive).toList();
    }

    /** The instance that decides the commands of a partition; null if none does. */
    @Nullable
    Instance owner(String service, int partition) {
        return living(service).stream()
                .filter(instance -> instance.activePartitions().contains(partition))
                .findFirst()
                .orElse(null);
    }

    /** One of a service that owns partitions, by chance. */
    Instance anyOwner(String service, RandomGenerator random) {
        var owners = living(service).stream()
                .filter(instance -> !instance.activePartitions().isEmpty())
                .toList();
        if (owners.isEmpty()) {
            throw new FaultFailure("No instance of " + service + " owns anything");
        }
        return owners.get(random.nextInt(owners.size()));
    }

    /** Starts an instance in the place of one that has ended. */
    Instance replace(Instance ended) {
        instances(ended.service()).remove(ended);
        return add(ended.service());
    }

    void forget(Instance ended) {
        instances(ended.service()).remove(ended);
    }

    /** Where a request goes: to one that is ready, or to one that lives if none is, or nowhere. */
    @Nullable
    Instance route(String service) {
        var all = instances(service);
        var candidates = all.stream().filter(Instance::isInRotation).toList();
        if (candidates.isEmpty()) {
            candidates = living(service);
        }
        return candidates.isEmpty()
                ? null
                : candidates.get(ThreadLocalRandom.current().nextInt(candidates.size()));
    }

    /**
     * Waits until these partitions of a service are decided by others than the one that had them.
     *
     * @return since when all of them are
     */
    Instant awaitMoved(Instance from, Set<Integer> partitions) {
        var since = new TreeMap<Integer, Instant>();
        Waiting.until("others decide the commands of " + partitions + " of " + from, () -> {
            living(from.service()).stream().filter(instance -> instance != from).forEach(instance -> instance.active()
                    .forEach(since::putIfAbsent));
            return since.keySet().containsAll(partitions);
        });
        since.keySet().retainAll(partitions);
        return since.values().stream().max(Instant::compareTo).orElseThrow();
    }

    /** Waits until every living instance is ready and has its share, and every partition has one owner. */
    void awaitWhole() {
        for (var service : SERVICES) {
            var living = living(service);
            var said = new AtomicReference<List<Instance.Readiness>>(List.of());
            Waiting.whileItMoves(living + " are ready and share the partitions", said::get, () -> {
                living.forEach(Cluster::requireAlive);
                said.set(living.stream().map(Instance::readiness).toList());
                return share(said.get());
            });
        }
    }

    private static boolean share(List<Instance.Readiness> all) {
        var active = all.stream().map(one -> one.active().keySet()).toList();
        var together = new TreeSet<Integer>();
        active.forEach(together::addAll);
        return all.stream().allMatch(one -> one.status() == 200)
                && together.size() == LocalStack.PARTITIONS
                && active.stream().mapToInt(Set::size).sum() == LocalStack.PARTITIONS
                && (all.size() > LocalStack.PARTITIONS || active.stream().noneMatch(Set::isEmpty));
    }

    private static void requireAlive(Instance instance) {
        Trial.require(
                instance.isAlive(),
                instance + " has ended; see " + instance.process().log());
    }

    /** Waits until every partition has an owner that has decided all that waited for it, while people go on. */
    void awaitRestOfPartitions() {
        awaitWhole();
        for (var service : SERVICES) {
            for (var partition = 0; partition < LocalStack.PARTITIONS; partition++) {
                var number = partition;
                Waiting.until("partition " + partition + " of " + service + " is decided", () -> {
                    var owner = owner(service, number);
                    return owner != null
                            && !owner.owned().getOrDefault(number, "queued").contains("queued");
                });
            }
        }
    }

    /** Waits until nothing is left to be decided or reacted to. */
    void awaitRest() {
        awaitRestOfPartitions();
        try (var policies = new PolicyPositions(stack.bootstrapServers())) {
            Waiting.until("all policies have heard everything", () -> SERVICES.stream()
                    .allMatch(policies::haveHeardAll));
        }
    }

    /** Ends every instance in good order. */
    void stopServices() {
        var stopping = new ArrayList<ServiceProcess>();
        instances.values().forEach(all -> {
            all.forEach(instance -> stopping.add(instance.process()));
            all.clear();
        });
        stopping.forEach(ServiceProcess::terminate);
        for (var process : stopping) {
            if (!process.awaitExit(TO_STOP)) {
                throw new FaultFailure(process + " does not end within " + TO_STOP.toSeconds() + " s of SIGTERM");
            }
        }
    }

    @Override
    public Map<String, String> replay() throws InterruptedException {
        awaitRest();
        var running = instances.values().stream()
                .flatMap(List::stream)
                .map(Instance::process)
                .toList();
        instances.values().forEach(List::clear);
        return new LocalReplay(
                        stack, SERVICES, running, service -> settings, service -> Instance.shortLived(variant(service)))
                .replay();
    }

    /** What the checker needs to judge what this cluster has left behind. */
    CheckInput checkInput(Workload workload) {
        return new CheckInput(
                stack.bootstrapServers(),
                URI.create(stack.mongoUri()),
                databases(),
                stack.dataFolder().resolve("keys"),
                workload.record(),
                workload.canaries(),
                stack.foldersWrittenTo(),
                this);
    }

    /** The name of each service's database. */
    Map<String, String> databases() {
        return SERVICES.stream().collect(Collectors.toMap(Function.identity(), stack::mongoDatabase));
    }

    @Override
    public void close() {
        closed = true;
        stack.close();
        // What still runs would build them anew.
        Databases.dropIfLasting(stack, databases().values());
        if (database != null) {
            database.close();
        }
        atTheEnd.forEach(Runnable::run);
    }

    private void balance() {
        while (!closed) {
            // One that hangs must not keep the others out of rotation.
            instances.values().stream()
                    .flatMap(List::stream)
                    .map(instance -> CompletableFuture.runAsync(
                            instance::probe, task -> Thread.ofVirtual().start(task)))
                    .toList();
            Waiting.pause(PROBE);
        }
    }
}
