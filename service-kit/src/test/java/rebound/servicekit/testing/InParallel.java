package rebound.servicekit.testing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Several people at once: what waits for an answer costs nobody else time. */
final class InParallel {

    private static final int AT_ONCE = 8;

    private InParallel() {}

    /** Fails as the first one fails. */
    static <T> void each(Collection<T> all, Consumer<T> what) {
        var free = new Semaphore(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            for (var one : all) {
                running.add(threads.submit(() -> {
                    free.acquire();
                    try {
                        what.accept(one);
                    } finally {
                        free.release();
                    }
                    return null;
                }));
            }
            for (var task : running) {
                get(task);
            }
        }
    }

    /** The results of so many that begin together. */
    static <T> List<T> times(int count, Callable<T> what) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running =
                    Stream.generate(() -> threads.submit(what)).limit(count).toList();
            return running.stream().map(InParallel::get).toList();
        }
    }

    private static <T> T get(Future<T> task) {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof AssertionError failed
                    ? failed
                    : new AssertionError(e.getCause().toString(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
