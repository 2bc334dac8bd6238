package rebound.eventlog.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import rebound.eventlog.log.Incoming;

/** Records as an owner reads them, from records as the client library reads them. */
final class Incomings {

    private static final byte[] NOTHING = {};

    private Incomings() {}

    static Incoming of(ConsumerRecord<String, byte[]> polled) {
        return new Incoming(
                polled.offset(),
                polled.timestamp(),
                polled.key() == null ? "" : polled.key(),
                polled.value() == null ? NOTHING : polled.value(),
                polled.headers());
    }
}
