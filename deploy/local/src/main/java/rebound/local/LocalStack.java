package rebound.local;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A broker, or three, or none, and a database, and the services that are started on them, each in a process of its own. Thread-safe.
 *
 * {@snippet :
 * try (var stack = LocalStack.start(folder)) {
 *     var journal = stack.startService("journal", 0, Map.of());
 *     journal.awaitReady();
 *     var token = stack.token("maria");
 *     stack.killDatabase();
 *     stack.startDatabase();
 * }
 * }
 *
 * <p>What Kafka holds and the keys stay in the data folder, and the next stack on that folder finds them; the database is in
 * memory and comes back empty. With {@code MONGODB_URI} in the environment that database is used and none is started.
 *
 * <p>When this JVM ends, all of it ends.
 */
public final class LocalStack implements AutoCloseable {

    /** The number of partitions of every topic, for ever. */
    public static final int PARTITIONS = 4;

    /** How long a service may take to stop in order; then it is killed. With the broker's it stays below 10 s. */
    private static final Duration SERVICE_GRACE = Duration.ofSeconds(4);

    private static final Duration BROKER_GRACE = Duration.ofSeconds(3);

    /** A bit more than {@link Leash} allows. */
    private static final Duration ORPHANS_GONE = Duration.ofSeconds(6);

    private static final Set<LocalStack> OPEN = ConcurrentHashMap.newKeySet();

    private static boolean ending;

    static {
        var end = Thread.ofPlatform().unstarted(() -> {
            closeAll();
            ChildProcess.killAll();
        });
        try {
            Runtime.getRuntime().addShutdownHook(end);
        } catch (IllegalStateException e) {
            // This JVM is ending already.
            ending = true;
        }
    }

    private final Path folder;
    private final StackLock lock;
    private final Keysets keysets;
    private final DevelopmentIssuer issuer;
    private final List<Integer> brokerPorts;
    private final List<Integer> controllerPorts;
    private final String cluster;
    private final @Nullable String externalDatabase;
    private final int databasePort;
    private final String databaseSuffix;
    private final List<ServiceProcess> services = new ArrayList<>();
    private final Map<Integer, BrokerProcess> running = new TreeMap<>();
    private Brokers brokers;
    private @Nullable DatabaseProcess database;
    private boolean closed;

    private LocalStack(Path folder, StackLock lock, Brokers brokers, int brokerPort, int databasePort) {
        this.folder = folder;
        this.lock = lock;
        this.brokers = brokers;
        this.keysets = Keysets.of(folder);
        this.issuer = DevelopmentIssuer.of(folder);
        this.brokerPorts = IntStream.range(0, brokers.count())
                .map(n -> n == 0 ? brokerPort : LocalPorts.free())
                .boxed()
                .toList();
        this.controllerPorts =
                brokerPorts.stream().map(broker -> LocalPorts.free()).toList();
        this.cluster = PrivateFiles.readOrCreate(folder.resolve("keys/cluster"), LocalStack::newClusterId);
        this.databasePort = databasePort;
        this.externalDatabase = externalDatabaseUri();
        // A database that others use too must not mix the projections of two logs.
        this.databaseSuffix = externalDatabase == null
                ? ""
                : "_"
                        + PrivateFiles.readOrCreate(folder.resolve("keys/database-suffix"), () -> HexFormat.of()
                                .toHexDigits(ThreadLocalRandom.current().nextInt()));
    }

    /** Starts the broker and the database on free ports, and returns when both serve. */
    public static LocalStack start(Path dataFolder) {
        return start(dataFolder, Brokers.one());
    }

    /** Starts the brokers and the database on free ports, and returns when all serve. */
    public static LocalStack start(Path dataFolder, Brokers brokers) {
        return start(dataFolder, brokers, 0, 0, Map.of());
    }

    /**
     * Starts the broker and the database, and returns when both serve.
     *
     * @param dataFolder created if it is not there; used by one stack at a time
     * @param brokerPort 0: any free port. A broker that is started again keeps its port
     * @param databasePort likewise
     * @param servicePorts what the services will need, by their names: checked before anything is started
     * @throws PortTakenException if somebody listens on one of these ports
     * @throws IllegalStateException if the folder is in use, or a process does not start; then none is left
     */
    public static LocalStack start(
            Path dataFolder, int brokerPort, int databasePort, Map<String, Integer> servicePorts) {
        return start(dataFolder, Brokers.one(), brokerPort, databasePort, servicePorts);
    }

    private static LocalStack start(
            Path dataFolder, Brokers brokers, int brokerPort, int databasePort, Map<String, Integer> servicePorts) {
        var folder = dataFolder.toAbsolutePath().normalize();
        var lock = StackLock.take(folder);
        LocalStack stack;
        try {
            stack = new LocalStack(
                    folder, lock, brokers, LocalPorts.freeIfZero(brokerPort), LocalPorts.freeIfZero(databasePort));
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
        register(stack);
        try {
            lock.awaitOrphans(ORPHANS_GONE);
            stack.brokerPorts.forEach(port -> LocalPorts.requireFree(port, "kafka"));
            if (stack.ownsDatabase()) {
                LocalPorts.requireFree(stack.databasePort, "mongodb");
            }
            servicePorts.forEach((service, port) -> LocalPorts.requireFree(port, service));
            var startingBroker = CompletableFuture.runAsync(stack::startBroker, Thread::startVirtualThread);
            if (stack.ownsDatabase()) {
                stack.startDatabase();
            }
            startingBroker.join();
            return stack;
        } catch (CompletionException e) {
            stack.close();
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    /** For the end of this JVM: closes every stack and lets none start any more. Returns when nothing runs. */
    public static void closeAll() {
        synchronized (OPEN) {
            ending = true;
        }
        OPEN.parallelStream().forEach(LocalStack::close);
    }

    /** Whether this JVM is ending, so that what fails now fails because of that. */
    public static boolean isEnding() {
        synchronized (OPEN) {
            return ending;
        }
    }

    private static @Nullable String externalDatabaseUri() {
        var uri = System.getenv("MONGODB_URI");
        return uri == null || uri.isBlank() ? null : uri;
    }

    /** Whether every stack uses a database that is not its own, which can be neither killed nor started. */
    public static boolean isDatabaseExternal() {
        return externalDatabaseUri() != null;
    }

    public Path dataFolder() {
        return folder;
    }

    /** {@code host:port} of the broker, also while it is stopped; of three, with commas between them. */
    public String bootstrapServers() {
        return brokerPorts.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
    }

    /** What the services are told: the same, or the proxy. */
    private synchronized String bootstrapServersOfServices() {
        var way = brokers.proxied();
        return way == null ? bootstrapServers() : "127.0.0.1:" + way.proxy();
    }

    /** The database's connection string, also while it is stopped. */
    public String mongoUri() {
        return externalDatabase == null ? "mongodb://127.0.0.1:" + databasePort : externalDatabase;
    }

    /** The name of a service's database. */
    public String mongoDatabase(String service) {
        return "rebound_" + service + databaseSuffix;
    }

    /** False with {@code MONGODB_URI}: then the database can be neither killed nor started. */
    public boolean ownsDatabase() {
        return externalDatabase == null;
    }

    public DevelopmentIssuer issuer() {
        return issuer;
    }

    /** A bearer token of a user, with every scope. */
    public String token(String user) {
        return issuer.token(user);
    }

    /**
     * What a service must be configured with to run on this stack, under its MicroProfile names; without its port. Holds the
     * keysets: do not log it.
     *
     * @param service {@code journal}, {@code plan} or {@code reminder}
     */
    public Map<String, String> serviceSettings(String service) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("rebound.kafka.bootstrap-servers", bootstrapServersOfServices());
        settings.put("rebound.mongodb.uri", mongoUri());
        settings.put("rebound.mongodb.database", mongoDatabase(service));
        settings.put("rebound.topics.partitions", Integer.toString(PARTITIONS));
        settings.put("rebound.topics.replication", Integer.toString(brokerPorts.size()));
        settings.put("rebound.topics.create", "true");
        settings.put("rebound.keys.key-encryption", keysets.keyEncryption());
        settings.put("rebound.keys.commands", keysets.commands());
        settings.put("rebound.keys.identity", keysets.identity());
        settings.put("quarkus.oidc.public-key", issuer.publicKey());
        settings.put("quarkus.oidc.token.issuer", DevelopmentIssuer.ISSUER);
        settings.put("quarkus.oidc.token.audience", DevelopmentIssuer.AUDIENCE);
        return settings;
    }

    /** Starts the broker, if it is not running, and returns when it serves; of three, all that are not running. */
    public void startBroker() {
        var starting = IntStream.rangeClosed(1, brokerPorts.size())
                .mapToObj(this::startUnlessRunning)
                .toList();
        starting.forEach(ChildProcess::awaitReady);
    }

    /** Starts one of the brokers, if it is not running, and returns when it serves. @param number from 1 on */
    public void startBroker(int number) {
        startUnlessRunning(number).awaitReady();
    }

    private synchronized BrokerProcess startUnlessRunning(int number) {
        requireOpen();
        var earlier = running.get(number);
        if (earlier != null && earlier.isAlive()) {
            return earlier;
        }
        var starting = BrokerProcess.start(folder, place(number));
        running.put(number, starting);
        lock.note(starting);
        return starting;
    }

    private BrokerProcess.Place place(int number) {
        return new BrokerProcess.Place(brokers, number, brokerPorts, controllerPorts, cluster);
    }

    /** From the next start of a broker on, no file of it may grow beyond so many bytes, as if its disk were full. */
    public synchronized void limitBrokerFiles(long bytes) {
        brokers = brokers.withFilesUpTo(bytes);
    }

    /** From the next start of a broker on, there is no such limit. */
    public synchronized void unlimitBrokerFiles() {
        brokers = brokers.withFilesOfAnySize();
    }

    /** SIGKILL; of three, to all. Its data stays. */
    public void killBroker() {
        brokers().forEach(ChildProcess::kill);
    }

    /** The broker's process; the last one, if it was killed; of three, the first. */
    public BrokerProcess broker() {
        return broker(1);
    }

    /** The process of one of the brokers; the last one, if it was killed. @param number from 1 on */
    public synchronized BrokerProcess broker(int number) {
        return Objects.requireNonNull(running.get(number), "the broker was never started");
    }

    /** The processes of all brokers; of each the last one, if it was killed. */
    public synchronized List<BrokerProcess> brokers() {
        return List.copyOf(running.values());
    }

    /** The folder of each broker's data. */
    public synchronized List<Path> brokerFolders() {
        return IntStream.rangeClosed(1, brokerPorts.size())
                .mapToObj(number -> BrokerProcess.dataOf(folder, brokers, number))
                .toList();
    }

    /** Every folder that brokers and services write to: data and log files. Not the keys, which are in another one. */
    public List<Path> foldersWrittenTo() {
        return Stream.concat(brokerFolders().stream(), Stream.of(folder.resolve("logs")))
                .toList();
    }

    /** Starts the database, empty, if it is not running, and returns when it serves. */
    public void startDatabase() {
        DatabaseProcess starting;
        synchronized (this) {
            requireOpen();
            requireOwnDatabase();
            starting = database != null && database.isAlive() ? database : DatabaseProcess.start(folder, databasePort);
            database = starting;
            lock.note(starting);
        }
        starting.awaitReady();
    }

    /** SIGKILL. What it held is gone. */
    public void killDatabase() {
        database().kill();
    }

    /**
     * The database's process; the last one, if it was killed.
     *
     * @throws IllegalStateException with {@code MONGODB_URI}
     */
    public synchronized DatabaseProcess database() {
        requireOwnDatabase();
        return Objects.requireNonNull(database, "the database was never started");
    }

    /**
     * Starts an instance of a service from its packaged application; {@link ServiceProcess#awaitReady()} waits for it. It
     * runs with the profile {@code local}, and its settings are in {@code services/<service>-<port>/config}.
     *
     * @param service {@code journal}, {@code plan} or {@code reminder}
     * @param port 0: any free port
     * @param extraSettings on top of {@link #serviceSettings}, under their MicroProfile names
     * @throws PortTakenException if somebody listens on that port
     */
    public ServiceProcess startService(String service, int port, Map<String, String> extraSettings) {
        return startService(
                service,
                port,
                extraSettings,
                ServiceProcess.Variant.usual(service).withCache());
    }

    /** Likewise, but started in another way. */
    public ServiceProcess startService(
            String service, int port, Map<String, String> extraSettings, ServiceProcess.Variant variant) {
        var settings = serviceSettings(service);
        settings.put("quarkus.http.host", "127.0.0.1");
        settings.putAll(extraSettings);
        var chosen = LocalPorts.freeIfZero(port);
        LocalPorts.requireFree(chosen, service);
        settings.put("quarkus.http.port", Integer.toString(chosen));
        synchronized (this) {
            requireOpen();
            var process = ServiceProcess.start(folder, service, chosen, settings, variant);
            services.removeIf(earlier -> !earlier.isAlive());
            services.add(process);
            lock.note(process);
            return process;
        }
    }

    /** Whether {@link #close()} was called, by the end of this JVM too. Then processes end on purpose. */
    public synchronized boolean isClosed() {
        return closed;
    }

    /**
     * Stops everything: the services in order, then the database and the broker. What does not stop within seconds is
     * killed. The data folder stays.
     */
    @Override
    public void close() {
        List<ServiceProcess> stopping;
        DatabaseProcess itsDatabase;
        List<BrokerProcess> itsBrokers;
        synchronized (this) {
            closed = true;
            stopping = List.copyOf(services);
            itsDatabase = database;
            itsBrokers = List.copyOf(running.values());
        }
        stopping.forEach(ChildProcess::terminate);
        killAfter(SERVICE_GRACE, stopping);
        if (itsDatabase != null) {
            itsDatabase.kill();
        }
        itsBrokers.forEach(ChildProcess::terminate);
        killAfter(BROKER_GRACE, itsBrokers);
        lock.close();
        OPEN.remove(this);
    }

    private static void killAfter(Duration grace, List<? extends ChildProcess> processes) {
        var deadline = System.nanoTime() + grace.toNanos();
        for (var process : processes) {
            var left = Math.max(0, deadline - System.nanoTime());
            if (!process.awaitExit(Duration.ofNanos(left))) {
                process.kill();
            }
        }
    }

    private static void register(LocalStack stack) {
        synchronized (OPEN) {
            if (ending) {
                stack.close();
                throw new IllegalStateException("this JVM is ending");
            }
            OPEN.add(stack);
        }
    }

    private static String newClusterId() {
        var id = new byte[16];
        new SecureRandom().nextBytes(id);
        // Kafka's tools take an id that begins with a dash for an option.
        id[0] &= 0x7f;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the stack on " + folder + " is closed");
        }
    }

    private void requireOwnDatabase() {
        if (!ownsDatabase()) {
            throw new IllegalStateException("the database is that of MONGODB_URI, not the stack's own");
        }
    }

    /**
     * The JVM that runs a stack on this folder, if one does.
     *
     * @return its process id
     */
    public static OptionalLong runningOn(Path dataFolder) {
        return StackLock.holder(dataFolder.toAbsolutePath().normalize());
    }
}
