package rebound.local;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Waiting for another process, bounded by progress and not by duration. Owned by the thread that waits. */
public final class Patience {

    private static final Duration POLL = Duration.ofMillis(20);

    private final Duration stall;
    private @Nullable Object position;
    private long lastProgress = System.nanoTime();

    /** @param stall how long nothing may move */
    public Patience(Duration stall) {
        this.stall = stall;
    }

    /**
     * Pauses for a moment.
     *
     * @param newPosition what changes while there is progress
     * @return false if it has not changed for too long
     */
    public boolean pause(Object newPosition) {
        if (!Objects.equals(position, newPosition)) {
            position = newPosition;
            lastProgress = System.nanoTime();
        }
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
        return System.nanoTime() - lastProgress < stall.toNanos();
    }
}
