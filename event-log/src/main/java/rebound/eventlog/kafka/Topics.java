package rebound.eventlog.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.EventLogSettings;
import rebound.eventlog.log.LogName;

/** The topics of a service: made where that is asked for, verified always. */
final class Topics {

    /** Transactions in which a late write of an earlier transaction can never land (KIP-890, second part). */
    static final short LEAST_TRANSACTION_VERSION = 2;

    /** A record and what Kafka adds to it. */
    private static final int LARGEST_BATCH = LogName.MOST_RECORD_BYTES + (64 << 10);

    private final Admin admin;
    private final EventLogSettings settings;
    private final String service;
    private final Map<String, Integer> leastInSync = new HashMap<>();

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
                        .configs(configs(log, settings.replication())));
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
        requireSettings();
        verify();
    }

    /** A topic that somebody else made must keep as long, and be compacted or not, as the engine relies on. */
    private void requireSettings() {
        var resources = new HashMap<ConfigResource, LogName>();
        for (var log : LogName.values()) {
            resources.put(new ConfigResource(ConfigResource.Type.TOPIC, log.topic(service)), log);
        }
        Calls.get(admin.describeConfigs(resources.keySet()).all()).forEach((resource, config) -> {
            var log = Objects.requireNonNull(resources.get(resource));
            log.settings().forEach((name, needed) -> {
                var entry = config.get(name);
                if (entry == null || !needed.equals(entry.value())) {
                    throw new KafkaException("Topic " + resource.name() + " has " + name + "="
                            + (entry == null ? null : entry.value()) + " but needs " + needed);
                }
            });
            var largest = config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
            if (largest == null || Integer.parseInt(largest.value()) < LARGEST_BATCH) {
                throw new KafkaException("Topic " + resource.name() + " needs " + TopicConfig.MAX_MESSAGE_BYTES_CONFIG
                        + " of at least " + LARGEST_BATCH);
            }
            var inSync = config.get(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG);
            leastInSync.put(resource.name(), inSync == null ? 1 : Integer.parseInt(inSync.value()));
        });
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
            int least = leastInSync.getOrDefault(topic.name(), 1);
            topic.partitions().stream()
                    .filter(partition -> partition.isr().size() < least)
                    .findFirst()
                    .ifPresent(partition -> {
                        throw new KafkaException("Partition " + partition.partition() + " of " + topic.name() + " has "
                                + partition.isr().size() + " in-sync replicas and needs " + least);
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

    static Map<String, String> configs(LogName log, short replication) {
        var configs = new HashMap<>(log.settings());
        configs.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(LARGEST_BATCH));
        configs.put(TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG, "false");
        configs.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(Math.max(1, replication - 1)));
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
