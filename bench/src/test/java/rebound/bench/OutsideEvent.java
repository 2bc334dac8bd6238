package rebound.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** An event as anybody reads it who knows CloudEvents 1.0 in Kafka's binary mode, and nothing of ours. */
record OutsideEvent(ConsumerRecord<byte[], byte[]> polled) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Every committed event of journal-service, each partition in its order. */
    static List<OutsideEvent> all(String bootstrapServers) {
        return all(bootstrapServers, "journal");
    }

    /** Every committed event of a service, each partition in its order. */
    static List<OutsideEvent> all(String bootstrapServers, String service) {
        return CommittedRecords.all(bootstrapServers, "rebound." + service + ".events").stream()
                .map(OutsideEvent::new)
                .toList();
    }

    /** Which partition a user's records are in, as {@code docs/events.md} says. */
    static int partitionOf(String userId, int partitions) {
        var crc = new CRC32C();
        crc.update(userId.getBytes(StandardCharsets.UTF_8));
        return Math.toIntExact(crc.getValue() % partitions);
    }

    String id() {
        return attribute("id");
    }

    String type() {
        return attribute("type");
    }

    /** The type without what is the same for all events of a service: {@code entry-written}. */
    String name() {
        return type().replaceFirst("^rebound\\.[a-z]+\\.", "").replaceFirst("\\.v[0-9]+$", "");
    }

    String subject() {
        return attribute("subject");
    }

    /** The part of the subject after the kind of aggregate. */
    String aggregateId() {
        return subject().substring(subject().indexOf('/') + 1);
    }

    long aggregateVersion() {
        return Long.parseLong(attribute("aggregateversion"));
    }

    String commandId() {
        return attribute("commandid");
    }

    /** The request or the event behind its command. */
    String causationId() {
        return attribute("causationid");
    }

    /** How many policies lie between the person and it. */
    int hops() {
        return Integer.parseInt(attribute("hops"));
    }

    String origin() {
        return attribute("origin");
    }

    /** The record's key. */
    String userId() {
        return new String(polled.key(), StandardCharsets.UTF_8);
    }

    int partition() {
        return polled.partition();
    }

    /**
     * An attribute of the CloudEvent.
     *
     * @throws AssertionError if it is missing
     */
    String attribute(String name) {
        return header("ce_" + name);
    }

    /** @throws AssertionError if it is missing */
    String header(String name) {
        var value = CommittedRecords.header(polled, name);
        if (value == null) {
            throw new AssertionError("No " + name + ": " + this + " " + polled.headers());
        }
        return value;
    }

    JsonNode data() {
        try {
            return JSON.readTree(polled.value());
        } catch (IOException e) {
            throw new UncheckedIOException("No JSON: " + this, e);
        }
    }

    /** What tells its aggregate from all others. */
    Map.Entry<String, String> aggregate() {
        return Map.entry(userId(), subject());
    }

    @Override
    public String toString() {
        return CommittedRecords.header(polled, "ce_type") + " at " + polled.partition() + "@" + polled.offset();
    }
}
