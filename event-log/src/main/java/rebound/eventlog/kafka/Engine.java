package rebound.eventlog.kafka;

import java.util.List;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.CommandGateway;
import rebound.eventlog.EventLogHealth;
import rebound.eventlog.LiveTail;

/** What an instance does with Kafka: it decides, or it rebuilds. Safe for any thread. */
public interface Engine extends AutoCloseable {

    /** Returns at once, also while Kafka is down. */
    void start();

    CommandGateway gateway();

    LiveTail tail();

    /** Why commands cannot be appended; null if they can. */
    @Nullable
    String problem();

    /** Why the process had better be restarted; null if it goes on by itself. */
    @Nullable
    String stuck();

    /** The partitions that it works on. */
    List<EventLogHealth.Partition> owned();

    /** Finishes what is being decided, then leaves its partitions to others. */
    void leave();

    @Override
    void close();
}
