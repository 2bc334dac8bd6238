package rebound.bench.checker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.TopicPartition;
import rebound.bench.Databases;
import rebound.local.LocalStack;
import rebound.local.ServiceProcess;

/**
 * A replay with the real services on a {@link LocalStack}. Whatever is still to be done when the run ends (a command that
 * waits to be decided, a policy's reaction, a timer) is done by whoever starts next, and only then do both databases see the
 * same logs. So the services are started by turns on their own databases and on empty ones, until a turn on empty ones has
 * added nothing to any log.
 */
public final class LocalReplay implements FreshReplay {

    /** Of turns; a log that still grows is a run that has not ended. */
    private static final int MOST_TURNS = 10;

    private static final Duration GRACE = Duration.ofSeconds(20);

    private final LocalStack stack;
    private final List<String> services;
    private final List<ServiceProcess> running;
    private final Function<String, Map<String, String>> settings;
    private final Function<String, ServiceProcess.Variant> variants;

    /**
     * @param services all that have ever run on the stack
     * @param running what is to be stopped first
     * @param settings of a service by its name, on top of {@link LocalStack#serviceSettings}, without the database
     * @param variants how a service is started, by its name
     */
    public LocalReplay(
            LocalStack stack,
            List<String> services,
            List<ServiceProcess> running,
            Function<String, Map<String, String>> settings,
            Function<String, ServiceProcess.Variant> variants) {
        this.stack = stack;
        this.services = List.copyOf(services);
        this.running = List.copyOf(running);
        this.settings = settings;
        this.variants = variants;
    }

    @Override
    public Map<String, String> replay() throws InterruptedException {
        ServiceProcess.stop(running, GRACE);
        try (var admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, (Object) stack.bootstrapServers()))) {
            for (var turn = 0; turn < MOST_TURNS; turn++) {
                runOn(names(""));
                var before = ends(admin);
                var fresh = names("_replay_"
                        + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt()));
                runOn(fresh);
                if (ends(admin).equals(before)) {
                    return fresh;
                }
                Databases.drop(stack, fresh.values());
            }
        }
        throw new IllegalStateException("The logs still grew after " + MOST_TURNS + " replays");
    }

    private Map<String, String> names(String suffix) {
        var names = new LinkedHashMap<String, String>();
        services.forEach(service -> names.put(service, stack.mongoDatabase(service) + suffix));
        return names;
    }

    /** From the start of all services to their end; in between, each has brought its documents to the end of its logs. */
    private void runOn(Map<String, String> databases) {
        var started = new ArrayList<ServiceProcess>();
        try {
            databases.forEach((service, database) -> {
                var own = new LinkedHashMap<>(settings.apply(service));
                own.put("rebound.mongodb.database", database);
                started.add(stack.startService(service, 0, own, variants.apply(service)));
            });
            started.forEach(ServiceProcess::awaitReady);
            started.forEach(ServiceProcess::awaitReadable);
        } finally {
            ServiceProcess.stop(started, GRACE);
        }
    }

    private Map<TopicPartition, Long> ends(Admin admin) throws InterruptedException {
        var partitions = new ArrayList<TopicPartition>();
        for (var service : services) {
            for (var log : List.of(LogImage.EVENTS, LogImage.ANSWERS, LogImage.KEYS)) {
                IntStream.range(0, LocalStack.PARTITIONS)
                        .forEach(n -> partitions.add(new TopicPartition(LogImage.topic(service, log), n)));
            }
        }
        return TopicReader.ends(admin, partitions);
    }
}
