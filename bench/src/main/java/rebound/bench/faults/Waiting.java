package rebound.bench.faults;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import rebound.local.Patience;

/** Waits for a condition; bounded, because a scenario that hangs shows nothing. */
final class Waiting {

    /** Several times what anything takes on a loaded machine: too much only makes a failure slow. */
    static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Asking more often is itself a load. */
    private static final Duration POLL = Duration.ofMillis(100);

    private Waiting() {}

    /**
     * Waits until it holds.
     *
     * @return how long that took
     * @throws FaultFailure if it takes longer than {@link #PATIENCE}
     */
    static Duration until(String what, BooleanSupplier condition) {
        return until(what, PATIENCE, condition);
    }

    static Duration until(String what, Duration atMost, BooleanSupplier condition) {
        var started = System.nanoTime();
        if (!within(atMost, condition)) {
            throw new FaultFailure("Not within " + atMost.toSeconds() + " s: " + what);
        }
        return Duration.ofNanos(System.nanoTime() - started);
    }

    /** Waits until it holds, or for so long; returns whether it does. */
    static boolean within(Duration atMost, BooleanSupplier condition) {
        var started = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - started > atMost.toNanos()) {
                return false;
            }
            pause(POLL);
        }
        return true;
    }

    /**
     * Waits until it holds, as long as something moves: for what takes as long as the machine is slow.
     *
     * @param progress what is another while there is progress
     */
    static void whileItMoves(String what, Supplier<Object> progress, BooleanSupplier condition) {
        var patience = new Patience(PATIENCE);
        while (!condition.getAsBoolean()) {
            var now = progress.get();
            if (!patience.pause(now)) {
                throw new FaultFailure("Nothing has moved for " + PATIENCE.toSeconds() + " s: " + what + ", " + now);
            }
            pause(POLL);
        }
    }

    /** Lets time pass that is itself what is injected. */
    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FaultFailure("Interrupted");
        }
    }
}
