package rebound.eventlog.kafka;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import rebound.eventlog.CommandGateway;
import rebound.eventlog.EventLogMetrics;
import rebound.eventlog.NotReadable;
import rebound.eventlog.Reader;
import rebound.eventlog.codec.CommandCodec;
import rebound.eventlog.log.LogName;
import rebound.eventlog.model.Command;

/** Appends commands and waits for their answers, in the thread of the request. */
final class KafkaCommandGateway implements CommandGateway {

    private final KafkaProducer<String, byte[]> producer;
    private final CommandCodec codec;
    private final Waiters waiters;
    private final Reader reader;
    private final ToLongFunction<String> decided;
    private final String topic;
    private final int partitions;
    private final EventLogMetrics metrics;

    /**
     * @param decided the highest commands offset that is known to be decided in a user's partition
     */
    KafkaCommandGateway(
            KafkaProducer<String, byte[]> producer,
            CommandCodec codec,
            Waiters waiters,
            Reader reader,
            ToLongFunction<String> decided,
            String service,
            int partitions,
            EventLogMetrics metrics) {
        this.producer = producer;
        this.codec = codec;
        this.waiters = waiters;
        this.reader = reader;
        this.decided = decided;
        this.topic = LogName.COMMANDS.topic(service);
        this.partitions = partitions;
        this.metrics = metrics;
    }

    @Override
    public Outcome submit(Command<?> command, Duration wait) {
        var started = System.nanoTime();
        var deadline = started + wait.toNanos();
        var userId = command.aggregate().userId();
        var partition = Partitions.of(userId, partitions);
        try (var waiter = waiters.register(command.id())) {
            var acked = append(command, partition);
            try {
                CompletableFuture.anyOf(waiter.answer(), acked).get(left(deadline), TimeUnit.NANOSECONDS);
                if (acked.isDone()) {
                    acked.get();
                }
                var answer = waiter.answer().get(left(deadline), TimeUnit.NANOSECONDS);
                if (answer.isEmpty()) {
                    answer = receipt(userId, command.id());
                }
                if (answer.isPresent()) {
                    metrics.replied(partition, System.nanoTime() - started);
                    return answer.get();
                }
            } catch (TimeoutException late) {
                var answer = receipt(userId, command.id());
                if (answer.isPresent()) {
                    return answer.get();
                }
            } catch (ExecutionException unacknowledged) {
                return new Outcome.Unknown(command.id());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return acked.isDone() && !acked.isCompletedExceptionally()
                    ? new Outcome.Pending(command.id(), acked.join())
                    : new Outcome.Unknown(command.id());
        }
    }

    /** The offset of the command, once all in-sync replicas have it. */
    private CompletableFuture<Long> append(Command<?> command, int partition) {
        var outgoing = codec.write(command);
        var acked = new CompletableFuture<Long>();
        try {
            producer.send(
                    new ProducerRecord<>(topic, partition, null, outgoing.key(), outgoing.value(), outgoing.headers()),
                    (metadata, failure) -> {
                        if (failure == null) {
                            acked.complete(metadata.offset());
                        } else {
                            acked.completeExceptionally(failure);
                        }
                    });
        } catch (KafkaException e) {
            acked.completeExceptionally(e);
        }
        return acked;
    }

    /** A waiter without a reply looks for its receipt before it gives up. */
    private Optional<Outcome.Answered> receipt(String userId, String commandId) {
        try {
            return reader.receipt(userId, commandId).map(Outcome.Answered::new);
        } catch (NotReadable e) {
            return Optional.empty();
        }
    }

    private static long left(long deadline) {
        return Math.max(0, deadline - System.nanoTime());
    }

    @Override
    public Status status(String userId, String commandId, long commandsOffset) {
        var answer = reader.receipt(userId, commandId);
        if (answer.isPresent()) {
            return new Status.Decided(answer.get());
        }
        if (decided.applyAsLong(userId) < commandsOffset) {
            return new Status.Undecided();
        }
        // It may have been decided since the first look.
        return reader.receipt(userId, commandId)
                .<Status>map(Status.Decided::new)
                .orElseGet(Status.Forgotten::new);
    }
}
