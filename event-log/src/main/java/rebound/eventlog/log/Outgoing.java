package rebound.eventlog.log;

import org.apache.kafka.common.header.Headers;

/**
 * A record to be appended to the owner's partition of a log.
 *
 * @param key the user id; in the keys log the id of the key
 */
public record Outgoing(LogName log, String key, byte[] value, Headers headers) {

    public int size() {
        var size = 100 + key.length() + value.length;
        for (var header : headers) {
            size += header.key().length() + (header.value() == null ? 0 : header.value().length) + 10;
        }
        return size;
    }

    @Override
    public String toString() {
        return "Outgoing[" + log + "]";
    }
}
