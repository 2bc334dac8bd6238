package rebound.eventlog.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import rebound.eventlog.log.LogName;
import rebound.eventlog.owner.Inbox;
import rebound.eventlog.owner.Input;

/**
 * Reads one partition of another service's events into the inbox of an owner, for its policies; in a thread of its own,
 * for one epoch of the owner.
 */
final class ForeignTail implements AutoCloseable, Runnable {

    private static final System.Logger LOG = System.getLogger(ForeignTail.class.getName());

    private static final Duration POLL = Duration.ofMillis(200);

    private final Clients clients;
    private final String service;
    private final TopicPartition on;
    private final Inbox inbox;
    private final long epoch;
    private volatile long next;
    private volatile boolean closing;

    ForeignTail(Clients clients, String service, int partition, long from, Inbox inbox, long epoch) {
        this.clients = clients;
        this.service = service;
        this.on = new TopicPartition(LogName.EVENTS.topic(service), partition);
        this.inbox = inbox;
        this.epoch = epoch;
        this.next = from;
    }

    ForeignTail start() {
        Thread.ofVirtual().name("events-of-" + on).start(this);
        return this;
    }

    @Override
    public void run() {
        while (!closing) {
            try (var reader = clients.reader()) {
                follow(reader);
            } catch (KafkaException e) {
                LOG.log(System.Logger.Level.WARNING, "Reading {0} starts again after {1}", on, e.toString());
            }
        }
    }

    private void follow(KafkaConsumer<String, byte[]> reader) {
        reader.assign(List.of(on));
        reader.seek(on, next);
        while (!closing) {
            if (inbox.isFull()) {
                reader.pause(List.of(on));
            } else {
                reader.resume(List.of(on));
            }
            try {
                var inputs = new ArrayList<Input>();
                reader.poll(POLL).forEach(polled -> inputs.add(new Input.Foreign(service, Incomings.of(polled))));
                inbox.offer(epoch, inputs);
                next = reader.position(on);
            } catch (InvalidOffsetException e) {
                reader.seekToBeginning(List.of(on));
            }
        }
    }

    String service() {
        return service;
    }

    TopicPartition on() {
        return on;
    }

    /** The offset of the first record that has not been handed to the owner. */
    long next() {
        return next;
    }

    @Override
    public void close() {
        closing = true;
    }
}
