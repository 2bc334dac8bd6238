package rebound.eventlog.owner;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** How things are done that do not depend on each other: at once, or one by one where a test says what happens when. */
@FunctionalInterface
public interface Together {

    /** Each in a thread of its own: a round trip to the database is mostly waiting. */
    Together AT_ONCE = Together::atOnce;

    /**
     * Does all of it. When this returns or throws, nothing is under way any more, and what the tasks did is visible to the
     * caller. Others are done also if one fails.
     *
     * @throws RuntimeException the failure of the first of the tasks that failed, with those of the others suppressed in it
     * @throws Error if there is one among the failures, in their place
     */
    void run(List<Runnable> tasks);

    private static void atOnce(List<Runnable> tasks) {
        var running = tasks.stream()
                .map(task -> CompletableFuture.runAsync(task, Thread::startVirtualThread))
                .toList();
        CompletableFuture.allOf(running.toArray(CompletableFuture<?>[]::new))
                .exceptionally(failure -> null)
                .join();
        rethrow(running.stream()
                .filter(CompletableFuture::isCompletedExceptionally)
                .map(CompletableFuture::exceptionNow)
                .toList());
    }

    private static void rethrow(List<Throwable> failures) {
        for (var failure : failures) {
            if (failure instanceof Error error) {
                throw error;
            }
        }
        if (!failures.isEmpty()) {
            var first = (RuntimeException) failures.getFirst();
            failures.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
    }
}
