package rebound.eventlog.kafka;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * Which partition a user's records are in: CRC-32C (RFC 3720, appendix B.4) of the user id in UTF-8, modulo the number
 * of partitions. Our own and not the client library's, so that every service, every version and every consumer agrees.
 */
public final class Partitions {

    private Partitions() {}

    public static int of(String userId, int partitions) {
        var crc = new CRC32C();
        crc.update(userId.getBytes(StandardCharsets.UTF_8));
        return (int) (crc.getValue() % partitions);
    }
}
