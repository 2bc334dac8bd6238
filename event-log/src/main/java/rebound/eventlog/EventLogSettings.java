package rebound.eventlog;

import java.time.Duration;
import java.util.Map;
import rebound.eventlog.keys.Identity;

/**
 * Where one service's log and documents are, and the keys to them.
 *
 * @param bootstrapServers of the Kafka cluster, {@code host:port,…}
 * @param partitions of each topic; never changes in the life of an installation
 * @param replication of each topic, used only when topics are created here
 * @param createTopics whether missing topics are created at start; else they are only verified
 * @param database the MongoDB database of this service
 * @param keyEncryptionKeyset a Tink JSON keyset for AES-GCM that wraps the users' keys
 * @param commandKeyset a Tink JSON keyset for AES-GCM that encrypts commands and dead letters
 * @param replica the name of this process among the replicas; unique while it lives
 * @param appendTimeout how long an append may take before its outcome is called unknown
 * @param rebuilds whether this instance owns nothing and decides nothing, but builds the views that no owner writes yet
 * @param kafka further client settings, such as those for TLS
 */
public record EventLogSettings(
        String bootstrapServers,
        int partitions,
        short replication,
        boolean createTopics,
        String mongoUri,
        String database,
        String keyEncryptionKeyset,
        String commandKeyset,
        Identity identity,
        String replica,
        Duration appendTimeout,
        boolean rebuilds,
        Map<String, String> kafka) {

    /** Never the keys. */
    @Override
    public String toString() {
        return "EventLogSettings[" + bootstrapServers + ", " + database + ", " + replica + "]";
    }
}
