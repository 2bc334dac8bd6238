package rebound.eventlog.owner;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits for one owner, between the threads that read the logs and the owner's own. Bounded: who offers is told when
 * it is full and then stops reading. Every input carries the epoch it was read for; those of an earlier one are dropped.
 */
public final class Inbox {

    /**
     * How much may wait here before reading stops: enough to fill the next batches while one is committed, little enough
     * that the queue of every owned partition fits in memory at once.
     */
    private static final int MOST_INPUTS = 2_000;

    private static final long MOST_BYTES = 16L << 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Queue<Input> waiting = new ArrayDeque<>();
    private long bytes;
    private long epoch;
    private boolean woken;

    /** Empties the inbox and from now on takes only what was read for this epoch. */
    public void reset(long newEpoch) {
        lock.lock();
        try {
            waiting.clear();
            bytes = 0;
            epoch = newEpoch;
        } finally {
            lock.unlock();
        }
    }

    /** Adds what was read for that epoch. */
    public void offer(long readFor, List<? extends Input> inputs) {
        lock.lock();
        try {
            if (readFor == epoch) {
                for (var input : inputs) {
                    waiting.add(input);
                    bytes += size(input);
                }
                arrived.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether whoever fills the inbox should stop reading for now. */
    public boolean isFull() {
        lock.lock();
        try {
            return waiting.size() >= MOST_INPUTS || bytes >= MOST_BYTES;
        } finally {
            lock.unlock();
        }
    }

    public int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /** Takes everything that waits, up to the bounds; waits for something to arrive only while it is empty. */
    public List<Input> drain(int most, long mostBytes, Duration patience) {
        lock.lock();
        try {
            var nanos = patience.toNanos();
            while (waiting.isEmpty() && !woken && nanos > 0) {
                nanos = arrived.awaitNanos(nanos);
            }
            woken = false;
            var drained = new ArrayList<Input>();
            long size = 0;
            while (!waiting.isEmpty() && drained.size() < most && (drained.isEmpty() || size < mostBytes)) {
                var input = waiting.remove();
                size += size(input);
                drained.add(input);
            }
            bytes -= size;
            return drained;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } finally {
            lock.unlock();
        }
    }

    /** Waits without taking anything; {@link #wake} ends it. */
    public void pause(Duration patience) {
        lock.lock();
        try {
            var nanos = patience.toNanos();
            while (!woken && nanos > 0) {
                nanos = arrived.awaitNanos(nanos);
            }
            woken = false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** Ends a wait in {@link #drain} or {@link #pause}. */
    public void wake() {
        lock.lock();
        try {
            woken = true;
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    private static int size(Input input) {
        return input.source().value().length + 200;
    }
}
