package rebound.eventlog.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.EventLogSettings;
import rebound.eventlog.log.LogName;

/** The topics of a service: made where that is asked for, verified always. */
final class Topics {

    /** Transactions in which a late write of an earlier transaction can never land (KIP-890, second part). */
    private static final short LEAST_TRANSACTION_VERSION = 2;

    private final Admin admin;
    private final EventLogSettings settings;
    private final String service;

    Topics(Admin admin, EventLogSettings settings, String service) {
        this.admin = admin;
        this.settings = settings;
        this.service = service;
    }

    /**
     * Makes what is missing, if that is wanted.
     *
     * @throws KafkaException if the cluster is not as it must be, or cannot be asked
     */
    void prepare() {
        requireTransactions();
        var missing = new ArrayList<NewTopic>();
        for (var log : LogName.values()) {
            if (describe(log) == null) {
                missing.add(new NewTopic(log.topic(service), settings.partitions(), settings.replication())
                        .configs(configs(log)));
            }
        }
        if (!missing.isEmpty() && settings.createTopics()) {
            admin.createTopics(missing).values().values().forEach(created -> {
                try {
                    Calls.get(created);
                } catch (TopicExistsException e) {
                    // Another replica was faster; what it made is verified below.
                }
            });
        }
        verify();
    }

    /**
     * Whether commands can be appended, as far as one can tell without appending any.
     *
     * @throws KafkaException with the reason if not
     */
    void verify() {
        for (var log : LogName.values()) {
            var topic = describe(log);
            if (topic == null) {
                throw new KafkaException("Topic " + log.topic(service) + " does not exist");
            }
            if (topic.partitions().size() != settings.partitions()) {
                throw new KafkaException("Topic " + topic.name() + " has "
                        + topic.partitions().size() + " partitions but the configuration says "
                        + settings.partitions() + "; the number is for ever");
            }
            topic.partitions().stream()
                    .filter(partition -> partition.leader() == null)
                    .findFirst()
                    .ifPresent(partition -> {
                        throw new KafkaException(
                                "Partition " + partition.partition() + " of " + topic.name() + " has no leader");
                    });
        }
    }

    private void requireTransactions() {
        var features = Calls.get(admin.describeFeatures().featureMetadata()).finalizedFeatures();
        var version = features.get("transaction.version");
        if (version == null || version.maxVersionLevel() < LEAST_TRANSACTION_VERSION) {
            throw new KafkaException("The cluster's transaction.version is below " + LEAST_TRANSACTION_VERSION
                    + "; upgrade the feature");
        }
    }

    private Map<String, String> configs(LogName log) {
        var configs = new HashMap<>(log.settings());
        configs.put("max.message.bytes", Integer.toString(LogName.MOST_RECORD_BYTES + (64 << 10)));
        configs.put("unclean.leader.election.enable", "false");
        configs.put("min.insync.replicas", Integer.toString(Math.max(1, settings.replication() - 1)));
        return configs;
    }

    private @Nullable TopicDescription describe(LogName log) {
        var topic = log.topic(service);
        try {
            return Calls.get(
                    admin.describeTopics(List.of(topic)).topicNameValues().get(topic));
        } catch (UnknownTopicOrPartitionException e) {
            return null;
        }
    }
}
