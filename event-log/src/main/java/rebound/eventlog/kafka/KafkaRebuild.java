package rebound.eventlog.kafka;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.CommandGateway;
import rebound.eventlog.EventLogHealth;
import rebound.eventlog.EventLogMetrics;
import rebound.eventlog.EventLogSettings;
import rebound.eventlog.LiveTail;
import rebound.eventlog.NotReadable;
import rebound.eventlog.codec.EventCodec;
import rebound.eventlog.keys.Vault;
import rebound.eventlog.model.Command;
import rebound.eventlog.model.Model;
import rebound.eventlog.owner.Rebuilder;
import rebound.eventlog.projection.DocumentStore;

/**
 * An instance that only rebuilds: a {@link Rebuilder} for each partition, each in a thread of its own. It joins no group,
 * fences nobody and appends nothing. Once all of them are at the end at the same time, it says so and stops.
 */
public final class KafkaRebuild implements Engine {

    private static final System.Logger LOG = System.getLogger(KafkaRebuild.class.getName());

    private static final String TAKES_NO_COMMANDS = "This instance rebuilds views and takes no commands";

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final EventLogSettings settings;
    private final Model model;
    private final DocumentStore store;
    private final Runnable whenRebuilt;
    private final EventLogMetrics metrics;
    private final InstantSource clock;
    private final EventCodec events;
    private final Vault vault;
    private final List<Rebuilder> rebuilders = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final Thread watch;
    private volatile @Nullable Admin admin;
    private String failed = "";
    private volatile boolean closing;

    /** @param whenRebuilt is told, once, in a thread that must not be held up */
    public KafkaRebuild(
            EventLogSettings settings,
            Model model,
            DocumentStore store,
            Runnable whenRebuilt,
            EventLogMetrics metrics,
            InstantSource clock) {
        this.settings = settings;
        this.model = model;
        this.store = store;
        this.whenRebuilt = whenRebuilt;
        this.metrics = metrics;
        this.clock = clock;
        this.events = new EventCodec(model);
        this.vault = new Vault(settings.keyEncryptionKeyset(), settings.commandKeyset());
        this.watch = Thread.ofPlatform()
                .name("rebuild-of-" + model.service())
                .daemon()
                .unstarted(this::watch);
    }

    @Override
    public void start() {
        watch.start();
    }

    private void watch() {
        while (!closing) {
            if (rebuilders.isEmpty()) {
                begin();
            } else if (stuck() == null && rebuilders.stream().allMatch(Rebuilder::isAtTheEnd)) {
                var left = rebuilders.stream()
                        .filter(rebuilder -> rebuilder.phase() == Rebuilder.Phase.LEFT)
                        .count();
                LOG.log(
                        System.Logger.Level.INFO,
                        "The rebuild of {0} is at its end in {1} partitions; in {2} of them owners write all of it",
                        model.service(),
                        rebuilders.size(),
                        left);
                stop();
                whenRebuilt.run();
                return;
            }
            try {
                Thread.sleep(LOOK_EVERY);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void begin() {
        try {
            var clients = new Clients(settings, model.service());
            var connected = Objects.requireNonNullElseGet(admin, clients::admin);
            admin = connected;
            new Topics(connected, settings, model.service()).verify();
            for (var partition = 0; partition < settings.partitions(); partition++) {
                var log = new KafkaPartitionLog(clients, connected, model.service(), partition);
                var rebuilder = new Rebuilder(partition, model, log, store, events, vault, clock, metrics);
                rebuilders.add(rebuilder);
                threads.add(Thread.ofPlatform()
                        .name("rebuilder-of-" + model.service() + "-" + partition)
                        .start(() -> run(rebuilder)));
            }
        } catch (RuntimeException e) {
            if (!failed.equals(e.toString()) && !closing) {
                failed = e.toString();
                LOG.log(System.Logger.Level.WARNING, "The rebuild cannot begin: {0}", failed);
            }
        }
    }

    private void run(Rebuilder rebuilder) {
        try {
            while (!closing) {
                rebuilder.step(PATIENCE);
            }
        } finally {
            rebuilder.close();
        }
    }

    @Override
    public CommandGateway gateway() {
        return new CommandGateway() {
            @Override
            public Outcome submit(Command<?> command, Duration wait) {
                throw new NotReadable(TAKES_NO_COMMANDS);
            }

            @Override
            public Status status(String userId, String commandId, long commandsOffset) {
                throw new NotReadable(TAKES_NO_COMMANDS);
            }
        };
    }

    @Override
    public LiveTail tail() {
        return (userId, seen) -> {
            throw new NotReadable(TAKES_NO_COMMANDS);
        };
    }

    @Override
    public String problem() {
        return TAKES_NO_COMMANDS;
    }

    @Override
    public @Nullable String stuck() {
        return rebuilders.stream()
                .map(Rebuilder::stuck)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    @Override
    public List<EventLogHealth.Partition> owned() {
        return rebuilders.stream().map(Rebuilder::health).toList();
    }

    @Override
    public void leave() {
        closing = true;
    }

    /** What is being written is finished. */
    private void stop() {
        closing = true;
        for (var thread : threads) {
            try {
                thread.join(Clients.CALL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        closing = true;
        try {
            watch.interrupt();
            watch.join(Clients.CALL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        stop();
        var connected = admin;
        if (connected != null) {
            connected.close(Duration.ofSeconds(1));
        }
    }
}
