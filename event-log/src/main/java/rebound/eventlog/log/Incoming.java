package rebound.eventlog.log;

import org.apache.kafka.common.header.Headers;

/**
 * A record that was read from a partition.
 *
 * @param timestamp when it was appended, in milliseconds since the epoch
 */
public record Incoming(long offset, long timestamp, String key, byte[] value, Headers headers) {

    @Override
    public String toString() {
        return "Incoming[" + offset + "]";
    }
}
