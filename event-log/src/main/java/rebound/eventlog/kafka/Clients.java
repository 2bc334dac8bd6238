package rebound.eventlog.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import rebound.eventlog.EventLogSettings;
import rebound.eventlog.log.LogName;

/** Makes the Kafka clients, each with the settings that its role needs. Safe for any thread. */
final class Clients {

    /** A broker evicts a member that it has not heard of for so long; {@code kill -9} to reassignment takes this long. */
    static final Duration SESSION = Duration.ofSeconds(6);

    static final Duration HEARTBEAT = Duration.ofMillis(500);

    /**
     * How long a consumer waits for a broker's answer before it takes the connection for dead. Kafka's default would let a
     * connection on which nothing comes any more hold up a partition for 30 s.
     */
    private static final Duration ANSWER = Duration.ofSeconds(8);

    /**
     * A member that waits to join takes a connection on which nothing comes for dead after so long. No request time-out tells
     * it: others may take {@link #MOST_BETWEEN_POLLS} to join, so this request may, too. Longer than an owner takes to let go,
     * which is what everybody waits for; who asks too early only asks again. While it does not wait to join, the heartbeats
     * keep the connection busy.
     */
    private static final Duration TO_JOIN = Duration.ofSeconds(20);

    /** How long one call of an admin client may take. */
    static final Duration CALL = Duration.ofSeconds(5);

    /** An owner's record is in the log by then or its transaction fails; shorter than the transaction may last. */
    private static final Duration OWNER_DELIVERY = Duration.ofSeconds(8);

    /** A broker aborts a transaction that lasts longer; until then it hides what is above it. Shorter than a poll may take. */
    private static final Duration TRANSACTION = Duration.ofSeconds(15);

    private static final Duration MOST_BETWEEN_POLLS = Duration.ofSeconds(60);

    private final EventLogSettings settings;
    private final String service;

    Clients(EventLogSettings settings, String service) {
        this.settings = settings;
        this.service = service;
    }

    String group() {
        return "rebound." + service;
    }

    /** The group under which the positions in other services' events are kept. */
    String policyGroup() {
        return group() + ".policies";
    }

    Admin admin() {
        var config = common();
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) CALL.toMillis());
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) CALL.toMillis());
        return Admin.create(config);
    }

    /** Appends commands: acknowledged by all in-sync replicas within the append time-out, or of unknown outcome. */
    KafkaProducer<String, byte[]> commandProducer() {
        var appendTimeout = (int) settings.appendTimeout().toMillis();
        var config = producer();
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, appendTimeout);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.max(1, appendTimeout / 2));
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, appendTimeout);
        // What comes while a request is under way goes together in the next: batches grow with the load, without a
        // linger.
        config.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    /** Sends hints that may get lost. */
    KafkaProducer<String, byte[]> replyProducer() {
        var config = producer();
        config.put(ProducerConfig.ACKS_CONFIG, "1");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 3_000);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000);
        return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    /** The owner's producer: the stable transactional id is what fences every earlier owner of the partition. */
    KafkaProducer<String, byte[]> ownerProducer(int partition) {
        var config = producer();
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, service + "-" + partition);
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) TRANSACTION.toMillis());
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) OWNER_DELIVERY.toMillis());
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        // The commit of a small transaction is often told to come back in a moment; the default of 100 ms would be
        // the 99th percentile of every write.
        config.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 2);
        config.put(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG, 20);
        return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    /** The group member that is given partitions. */
    KafkaConsumer<String, byte[]> groupMember() {
        var config = consumer();
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group());
        config.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
        config.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int) SESSION.toMillis());
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, (int) HEARTBEAT.toMillis());
        config.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, (int) MOST_BETWEEN_POLLS.toMillis());
        config.put(ConsumerConfig.CONNECTIONS_MAX_IDLE_MS_CONFIG, TO_JOIN.toMillis());
        // A fetch that is under way does not ask for a partition that has just been opened.
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** Reads partitions that it assigns to itself, committed records only. */
    KafkaConsumer<String, byte[]> reader() {
        return reader(Map.of());
    }

    /**
     * A reader of what is there already. A fetch that waits at the broker for more of one log holds up the first fetch
     * of the next, which would cost a take-over half a second a log.
     */
    KafkaConsumer<String, byte[]> replayer() {
        return reader(Map.of(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 10));
    }

    private KafkaConsumer<String, byte[]> reader(Map<String, Object> settingsOfItsRole) {
        var config = consumer();
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1_000);
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 8 << 20);
        config.putAll(settingsOfItsRole);
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, Object> producer() {
        var config = common();
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 << 10);
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LogName.MOST_RECORD_BYTES + (64 << 10));
        return config;
    }

    private Map<String, Object> consumer() {
        var config = common();
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) CALL.toMillis());
        config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) ANSWER.toMillis());
        return config;
    }

    private Map<String, Object> common() {
        Map<String, Object> config = new HashMap<>(settings.kafka());
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        config.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        return config;
    }
}
