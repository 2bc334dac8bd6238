package rebound.eventlog;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is well and what is not, each signal apart from the others.
 *
 * @param appendProblem why commands cannot be appended; null if they can
 * @param databaseProblem why MongoDB cannot be used; null if it can
 * @param stuck why the process cannot go on and had better be restarted; null if it goes on
 * @param owned the partitions that this instance owns or rebuilds
 */
public record EventLogHealth(
        @Nullable String appendProblem,
        @Nullable String databaseProblem,
        @Nullable String stuck,
        List<Partition> owned) {

    /**
     * One partition that this instance owns or rebuilds.
     *
     * @param phase {@code FENCING}, {@code REPLAYING}, {@code ACTIVE} or {@code CLOSED} of an owner; {@code OPENING},
     *     {@code REBUILDING}, {@code REBUILT} or {@code LEFT} of a rebuild
     * @param since when the phase began
     * @param replayed how many records of the logs the current replay has read; the offset that a rebuild is at
     * @param toReplay how many it has to read in all, as far as known; the offset that its owner is at
     * @param queued commands that are waiting here to be decided
     * @param problem why the last attempt to go on failed; null if it did not
     */
    public record Partition(
            int partition,
            String phase,
            Instant since,
            long replayed,
            long toReplay,
            int queued,
            @Nullable String problem) {}
}
