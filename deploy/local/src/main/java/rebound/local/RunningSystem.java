package rebound.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A {@link LocalStack} with one instance of each service. Thread-safe. */
public final class RunningSystem implements AutoCloseable {

    /** In the order in which they are started and shown. */
    public static final List<String> SERVICES = List.of("journal", "plan", "reminder");

    private final LocalStack stack;
    private final Function<String, Map<String, String>> settings;
    private final Map<String, ServiceProcess> services = new ConcurrentHashMap<>();

    private RunningSystem(LocalStack stack, Function<String, Map<String, String>> settings) {
        this.stack = stack;
        this.settings = settings;
    }

    /** Hears what is ready, and where. */
    public interface Progress {

        void ready(String what, String where);
    }

    /**
     * Starts all of it, and returns when people can write and read.
     *
     * @param settings of a service by its name, on top of {@link LocalStack#serviceSettings}
     * @throws PortTakenException if somebody listens on one of these ports; then nothing was started
     * @throws IllegalStateException if the folder is in use, or a process does not start; then none is left
     */
    public static RunningSystem start(
            Path dataFolder, SystemPorts ports, Function<String, Map<String, String>> settings, Progress progress) {
        var stack = LocalStack.start(
                dataFolder,
                ports.kafka(),
                ports.mongodb(),
                SERVICES.stream().collect(Collectors.toMap(Function.identity(), ports::of)));
        var system = new RunningSystem(stack, settings);
        try {
            progress.ready("Kafka", stack.bootstrapServers());
            progress.ready("MongoDB", stack.mongoUri().replaceFirst("//[^@/]*@", "//…@"));
            SERVICES.forEach(service -> system.services.put(
                    service, stack.startService(service, ports.of(service), settings.apply(service))));
            for (var service : SERVICES) {
                system.service(service).awaitReady();
                system.service(service).awaitReadable();
                progress.ready(service, "http://localhost:" + ports.of(service));
            }
            return system;
        } catch (RuntimeException e) {
            system.close();
            throw e;
        }
    }

    public LocalStack stack() {
        return stack;
    }

    /** The running instance of a service; the last one, if it has ended. */
    public ServiceProcess service(String name) {
        return Objects.requireNonNull(services.get(name), name);
    }

    /** Starts a service again, on its port; does not wait for it. */
    public ServiceProcess startAgain(String name) {
        var again = stack.startService(name, service(name).port(), settings.apply(name));
        services.put(name, again);
        return again;
    }

    /** Starts again whatever has ended, unless all of it is being stopped. @return what had ended */
    public List<ChildProcess> revive() {
        var ended = new ArrayList<ChildProcess>();
        stack.brokers().forEach(broker -> revive(broker, stack::startBroker, ended));
        if (stack.ownsDatabase()) {
            revive(stack.database(), stack::startDatabase, ended);
        }
        SERVICES.forEach(name -> revive(service(name), () -> startAgain(name), ended));
        return ended;
    }

    private void revive(ChildProcess process, Runnable start, List<ChildProcess> ended) {
        if (!process.isAlive() && !stack.isClosed()) {
            start.run();
            ended.add(process);
        }
    }

    @Override
    public void close() {
        stack.close();
    }
}
