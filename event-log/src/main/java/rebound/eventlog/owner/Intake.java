package rebound.eventlog.owner;

import java.time.Instant;
import java.util.Map;

/** Group membership, as an owner sees it: it brings the inputs and says whose the partition is, nothing else. */
public interface Intake {

    /**
     * Fills the inbox from there on, under that epoch.
     *
     * @param foreignFrom for each foreign service, where in its events log
     */
    void open(int partition, long epoch, long commandsFrom, Map<String, Long> foreignFrom);

    /** Stops filling the inbox. */
    void close(int partition);

    /** When the group last said that the partition is this instance's. */
    Instant confirmed(int partition);
}
