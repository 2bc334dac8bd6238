package rebound.eventlog;

import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.kafka.Engine;
import rebound.eventlog.kafka.KafkaEngine;
import rebound.eventlog.kafka.KafkaRebuild;
import rebound.eventlog.kafka.Partitions;
import rebound.eventlog.model.Model;
import rebound.eventlog.mongo.MongoDocumentStore;

/**
 * The engine of one service instance: owns partitions, takes commands, reads documents. One that is started to rebuild does
 * nothing of that: it builds, from the log, the views that no owner writes yet.
 */
public final class EventLog implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(EventLog.class.getName());

    /** How often the database is asked whether it is there. */
    private static final long LOOK_EVERY_MILLIS = 2_000;

    private final MongoDocumentStore store;
    private final DocumentReader reader;
    private final String replica;
    private final Engine kafka;
    private final Thread watch;
    private final AtomicReference<@Nullable String> databaseProblem = new AtomicReference<>("not asked yet");
    private final CompletableFuture<@Nullable Void> rebuilt = new CompletableFuture<>();
    private volatile boolean closing;

    private EventLog(EventLogSettings settings, Model model, EventLogMetrics metrics, InstantSource clock) {
        this.replica = settings.replica();
        this.store = new MongoDocumentStore(settings.mongoUri(), settings.database());
        this.reader = new DocumentReader(model, store, userId -> Partitions.of(userId, settings.partitions()));
        this.kafka = settings.rebuilds()
                ? new KafkaRebuild(settings, model, store, () -> rebuilt.complete(null), metrics, clock)
                : new KafkaEngine(settings, model, store, reader, reader::decided, metrics, clock);
        this.watch = Thread.ofPlatform()
                .name("documents-of-" + model.service())
                .daemon()
                .unstarted(this::watch);
    }

    /**
     * Starts the engine; returns at once, also while Kafka or MongoDB is down, and keeps trying.
     *
     * @param clock tells when answers were given and timers are due; must not go back by more than clocks go wrong
     * @throws IllegalArgumentException if a key of the configuration is none
     */
    public static EventLog start(EventLogSettings settings, Model model, EventLogMetrics metrics, InstantSource clock) {
        var started = new EventLog(settings, model, metrics, clock);
        started.kafka.start();
        started.watch.start();
        return started;
    }

    /** The name under which this instance waits for answers. */
    public String replica() {
        return replica;
    }

    public CommandGateway commands() {
        return kafka.gateway();
    }

    public Reader reader() {
        return reader;
    }

    public LiveTail tail() {
        return kafka.tail();
    }

    public EventLogHealth health() {
        return new EventLogHealth(kafka.problem(), databaseProblem.get(), kafka.stuck(), kafka.owned());
    }

    /** Is told once an instance that rebuilds is at its end; in a thread that must not be held up. */
    public void whenRebuilt(Runnable told) {
        rebuilt.thenRun(told);
    }

    private void watch() {
        while (!closing) {
            String now = null;
            try {
                store.ping();
            } catch (RuntimeException e) {
                now = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            }
            var before = databaseProblem.getAndSet(now);
            if (now != null && !now.equals(before)) {
                LOG.log(System.Logger.Level.WARNING, "The database cannot be used: {0}", now);
            } else if (now == null && before != null) {
                LOG.log(System.Logger.Level.INFO, "The database can be used");
            }
            try {
                Thread.sleep(LOOK_EVERY_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /**
     * Finishes what is being decided and lets its partitions go, so that others take them over while the last requests
     * here are still being answered: commands can be sent and documents read as before.
     */
    public void leave() {
        kafka.leave();
    }

    /** Lets its partitions go, if it has not, and stops. */
    @Override
    public void close() {
        closing = true;
        kafka.close();
        watch.interrupt();
        store.close();
    }
}
