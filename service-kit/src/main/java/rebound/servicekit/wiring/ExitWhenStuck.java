package rebound.servicekit.wiring;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import rebound.servicekit.health.EngineHealth;

/**
 * Ends the process, in good order, once the engine says that a restart is the better bet: what it owned goes to others, and
 * whoever looks after processes starts it again. A liveness probe asks for the same; where nobody probes, a member that
 * keeps its partitions and gets nowhere would be there for ever. In a thread of its own.
 */
@Singleton
public class ExitWhenStuck {

    private static final Logger LOG = Logger.getLogger(ExitWhenStuck.class);

    /** Not 0, so that whoever starts processes again after a failure does. */
    static final int STATUS = 1;

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    /** Until every gateway has heard, from readiness, that no new requests are to come here. */
    static final Duration NOTICE = Duration.ofSeconds(5);

    /** Ends the process without waiting for it. */
    @FunctionalInterface
    interface Exit {
        void with(int status);
    }

    private final EngineHealth engine;
    private final boolean isWanted;
    private final InstantSource clock;
    private final Exit exit;
    private volatile boolean stopping;
    private @Nullable Instant stuckSince;

    @Inject
    public ExitWhenStuck(EngineHealth engine, ReboundConfig config) {
        // Not the clock of the domain, which development moves.
        this(engine, config.exitWhenStuck(), InstantSource.system(), Quarkus::asyncExit);
    }

    ExitWhenStuck(EngineHealth engine, boolean isWanted, InstantSource clock, Exit exit) {
        this.engine = engine;
        this.isWanted = isWanted;
        this.clock = clock;
        this.exit = exit;
    }

    void start(@Observes StartupEvent start) {
        if (isWanted) {
            Thread.ofVirtual().name("exit-when-stuck").start(this::watch);
        }
    }

    void stop(@Observes ShutdownEvent stop) {
        stopping = true;
    }

    private void watch() {
        while (!stopping && !look()) {
            try {
                Thread.sleep(LOOK_EVERY);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Returns whether the process is told to end. */
    boolean look() {
        var stuck = engine.get().stuck();
        var now = clock.instant();
        if (stuck == null) {
            stuckSince = null;
            return false;
        }
        if (stuckSince == null) {
            stuckSince = now;
            LOG.errorf("It had better be restarted: %s", stuck);
        }
        if (now.isBefore(stuckSince.plus(NOTICE))) {
            return false;
        }
        LOG.errorf("It ends, to be started again: %s", stuck);
        exit.with(STATUS);
        return true;
    }
}
