package rebound.bench.checker;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record as it is in a topic.
 *
 * @param timestamp in milliseconds since the epoch
 */
record LogRecord(
        String topic,
        int partition,
        long offset,
        long timestamp,
        byte @Nullable [] key,
        byte @Nullable [] value,
        List<Header> headers) {

    record Header(String name, byte @Nullable [] value) {

        String text() {
            return value == null ? "" : new String(value, StandardCharsets.UTF_8);
        }
    }

    static LogRecord of(ConsumerRecord<byte[], byte[]> polled) {
        var headers = new ArrayList<Header>();
        polled.headers().forEach(header -> headers.add(new Header(header.key(), header.value())));
        return new LogRecord(
                polled.topic(),
                polled.partition(),
                polled.offset(),
                polled.timestamp(),
                polled.key(),
                polled.value(),
                List.copyOf(headers));
    }

    String keyText() {
        return key == null ? "" : new String(key, StandardCharsets.UTF_8);
    }

    /** The last header of that name; null if there is none. */
    @Nullable
    String header(String name) {
        return headers.stream()
                .filter(header -> header.name().equals(name))
                .reduce((first, second) -> second)
                .map(Header::text)
                .orElse(null);
    }

    String place() {
        return topic + "-" + partition + "@" + offset;
    }

    /** All of it; a value that is no text in Base64. */
    String inFull(Shown shown) {
        return "  %s, appended %s, key %s%n%s  value %s"
                .formatted(
                        place(),
                        Instant.ofEpochMilli(timestamp),
                        shown.text(keyText()),
                        headers.stream()
                                .map(header -> "    %s: %s%n".formatted(header.name(), shown.text(header.text())))
                                .collect(Collectors.joining()),
                        valueInFull(shown));
    }

    private String valueInFull(Shown shown) {
        if (value == null) {
            return "(none)";
        }
        return value.length > 0 && value[0] == '{'
                ? shown.json(new String(value, StandardCharsets.UTF_8))
                : value.length + " bytes " + Base64.getEncoder().encodeToString(value);
    }
}
