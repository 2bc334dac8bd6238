package rebound.servicekit.health;

import java.util.function.Supplier;
import rebound.eventlog.EventLogHealth;

/** What the engine says of itself, as of now. */
@FunctionalInterface
public interface EngineHealth extends Supplier<EventLogHealth> {}
