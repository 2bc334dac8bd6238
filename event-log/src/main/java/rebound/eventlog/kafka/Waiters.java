package rebound.eventlog.kafka;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.CommandGateway.Outcome.Answered;
import rebound.eventlog.Reader.Stored;
import rebound.eventlog.model.Aggregate;
import rebound.eventlog.model.Answer;

/** The requests of this replica that wait for an answer. Several may wait for the same command. Safe for any thread. */
final class Waiters {

    /** One waiting request. */
    final class Waiter implements AutoCloseable {

        private final String commandId;
        private final CompletableFuture<Optional<Answered>> answer = new CompletableFuture<>();

        private Waiter(String commandId) {
            this.commandId = commandId;
        }

        /** Completes with the answer, or with nothing if the receipt has to be read. */
        CompletableFuture<Optional<Answered>> answer() {
            return answer;
        }

        @Override
        public void close() {
            waiting.computeIfPresent(commandId, (id, others) -> {
                others.remove(this);
                return others.isEmpty() ? null : others;
            });
        }
    }

    private final Map<String, Set<Waiter>> waiting = new ConcurrentHashMap<>();

    /** Must be called before the command is sent: the answer may be faster than the acknowledgement. */
    Waiter register(String commandId) {
        var waiter = new Waiter(commandId);
        waiting.compute(commandId, (id, others) -> {
            Set<Waiter> all = others == null ? ConcurrentHashMap.newKeySet() : others;
            all.add(waiter);
            return all;
        });
        return waiter;
    }

    void answer(Answer answer, @Nullable Aggregate<?, ?, ?> left) {
        var stored = left == null ? null : Stored.of(left);
        complete(answer.commandId(), Optional.of(new Answered(answer, stored)));
    }

    /** Something is known about the command; its receipt says what. */
    void hint(String commandId) {
        complete(commandId, Optional.empty());
    }

    private void complete(String commandId, Optional<Answered> answer) {
        waiting.getOrDefault(commandId, Set.of()).forEach(waiter -> waiter.answer.complete(answer));
    }
}
