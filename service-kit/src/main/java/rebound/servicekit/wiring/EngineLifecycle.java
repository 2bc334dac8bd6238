package rebound.servicekit.wiring;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import rebound.eventlog.CommandGateway;
import rebound.eventlog.EventLog;
import rebound.eventlog.EventLogMetrics;
import rebound.eventlog.EventLogSettings;
import rebound.eventlog.LiveTail;
import rebound.eventlog.Reader;
import rebound.eventlog.keys.Identity;
import rebound.eventlog.model.Model;
import rebound.servicekit.health.EngineHealth;

/**
 * Starts the engine with the application, also while Kafka or MongoDB is down. When it stops, the partitions are let go at
 * once, so that another instance takes them over while the last requests are still answered here; the rest is closed after
 * those ({@code quarkus.shutdown.timeout}).
 */
@Singleton
public class EngineLifecycle {

    private final EventLog engine;

    @Inject
    public EngineLifecycle(
            ReboundConfig config,
            Model model,
            Identity identity,
            Replica replica,
            EventLogMetrics metrics,
            InstantSource clock) {
        try {
            engine = EventLog.start(settings(config, model, identity, replica), model, metrics, clock);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(e.getMessage(), e);
        }
    }

    /** Being observed, the start of the application makes this bean. One that was started to rebuild ends when it has. */
    void start(@Observes StartupEvent start) {
        engine.whenRebuilt(() -> Quarkus.asyncExit(0));
    }

    /** Requests still come and are answered, by whoever owns the partition then. */
    void leave(@Observes ShutdownDelayInitiatedEvent leave) {
        engine.leave();
    }

    void stop(@Observes ShutdownEvent stop) {
        engine.close();
    }

    @Produces
    @Singleton
    CommandGateway commands() {
        return engine.commands();
    }

    @Produces
    @Singleton
    Reader reader() {
        return engine.reader();
    }

    @Produces
    @Singleton
    LiveTail tail() {
        return engine.tail();
    }

    @Produces
    @Singleton
    EngineHealth health() {
        return engine::health;
    }

    private static EventLogSettings settings(ReboundConfig config, Model model, Identity identity, Replica replica) {
        return new EventLogSettings(
                config.kafka().bootstrapServers(),
                config.topics().partitions(),
                (short) config.topics().replication(),
                config.topics().create(),
                config.mongodb().uri(),
                config.mongodb().database().orElse("rebound_" + model.service()),
                config.keys().keyEncryption(),
                config.keys().commands(),
                identity,
                replica.name(),
                config.http().waitTime(),
                config.rebuild(),
                config.kafka().client());
    }
}
