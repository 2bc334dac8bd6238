package rebound.eventlog.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.log.LogName;
import rebound.eventlog.model.Aggregate;
import rebound.eventlog.model.Answer;
import rebound.eventlog.owner.Replies;

/**
 * Brings answers to the replica that holds the request: at once if it is this one, else as a hint through the replies
 * log, which carries ids only. A hint may be lost; the request then reads the receipt when its wait is over.
 */
final class ReplyChannel implements Replies, AutoCloseable, Runnable {

    private static final System.Logger LOG = System.getLogger(ReplyChannel.class.getName());

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final Clients clients;
    private final Waiters waiters;
    private final String topic;
    private final int partitions;
    private final String replica;
    private final KafkaProducer<String, byte[]> producer;
    private final Thread thread;
    private volatile boolean closing;
    private volatile @Nullable KafkaConsumer<String, byte[]> reading;

    ReplyChannel(Clients clients, Waiters waiters, String service, int partitions, String replica) {
        this.clients = clients;
        this.waiters = waiters;
        this.topic = LogName.REPLIES.topic(service);
        this.partitions = partitions;
        this.replica = replica;
        this.producer = clients.replyProducer();
        this.thread = Thread.ofPlatform().name("replies-of-" + topic).daemon().unstarted(this);
    }

    void start() {
        thread.start();
    }

    @Override
    public void reply(String to, Answer answer, @Nullable Aggregate<?, ?, ?> left) {
        if (to.equals(replica)) {
            waiters.answer(answer, left);
            return;
        }
        // An owner does not wait for a hint: the first one after a quiet time has to ask where the topic is.
        Thread.startVirtualThread(() -> hint(to, answer.commandId()));
    }

    private void hint(String to, String commandId) {
        var hint = commandId.getBytes(StandardCharsets.UTF_8);
        try {
            producer.send(new ProducerRecord<>(topic, Partitions.of(to, partitions), to, hint), (sent, failure) -> {
                if (failure != null) {
                    lost(failure);
                }
            });
        } catch (KafkaException | IllegalStateException e) {
            lost(e);
        }
    }

    private static void lost(Exception failure) {
        LOG.log(System.Logger.Level.DEBUG, "A hint was lost: {0}", failure.toString());
    }

    @Override
    public void run() {
        while (!closing) {
            try (var reader = clients.reader()) {
                reading = reader;
                follow(reader);
            } catch (WakeupException e) {
                LOG.log(System.Logger.Level.DEBUG, "No more replies are read");
            } catch (KafkaException e) {
                LOG.log(System.Logger.Level.DEBUG, "Reading {0} starts again after {1}", topic, e.toString());
                pause();
            }
        }
    }

    private void follow(KafkaConsumer<String, byte[]> reader) {
        // Only the partition that this replica's name falls into has hints for it.
        var mine = List.of(new TopicPartition(topic, Partitions.of(replica, partitions)));
        reader.assign(mine);
        reader.seekToEnd(mine);
        // From here on, and not from wherever the first poll finds the end.
        mine.forEach(reader::position);
        while (!closing) {
            reader.poll(POLL).forEach(hint -> {
                if (replica.equals(hint.key()) && hint.value() != null) {
                    waiters.hint(new String(hint.value(), StandardCharsets.UTF_8));
                }
            });
        }
    }

    private void pause() {
        try {
            Thread.sleep(AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing = true;
        var reader = reading;
        if (reader != null) {
            reader.wakeup();
        }
        producer.close(Duration.ofSeconds(1));
    }
}
