package rebound.bench;

import java.util.List;

/** Waiting for threads. */
final class Threads {

    private Threads() {}

    static void join(List<Thread> threads) {
        for (var thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }
}
