package rebound.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackTest {

    @TempDir
    private Path folder;

    @Nested
    class TheBroker {

        @Test
        void keepsWhatWasCommittedThroughAKillAndTheNextStart() throws Exception {
            try (var stack = LocalStack.start(folder)) {
                createTopic(stack, "kept");
                commit(stack, "kept", "before the kill");
                stack.killBroker();
                assertThat(stack.broker().isAlive()).isFalse();
                stack.startBroker();
                commit(stack, "kept", "after the kill");
                assertThat(committed(stack, "kept")).containsExactly("before the kill", "after the kill");
            }
            try (var next = LocalStack.start(folder)) {
                assertThat(committed(next, "kept")).containsExactly("before the kill", "after the kill");
            }
        }

        @Test
        void isSetUpAsTheServicesExpect() throws Exception {
            try (var stack = LocalStack.start(folder);
                    var admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
                var features = admin.describeFeatures().featureMetadata().get().finalizedFeatures();
                assertThat(features.get("transaction.version").maxVersionLevel())
                        .isGreaterThanOrEqualTo((short) 2);

                createTopic(stack, "large");
                commit(stack, "large", "x".repeat(4 * 1024 * 1024));
                assertThat(committed(stack, "large")).hasSize(1);

                var broker = new ConfigResource(ConfigResource.Type.BROKER, "1");
                var settings =
                        admin.describeConfigs(List.of(broker)).all().get().get(broker);
                assertThat(settings.get("auto.create.topics.enable").value()).isEqualTo("false");
            }
        }
    }

    @Nested
    class TheDatabase {

        @Test
        void comesBackEmptyAtTheSameAddress() {
            try (var stack = LocalStack.start(folder)) {
                Assumptions.assumeTrue(stack.ownsDatabase());
                try (var client = MongoClients.create(stack.mongoUri())) {
                    var things =
                            client.getDatabase(stack.mongoDatabase("journal")).getCollection("things");
                    things.insertOne(new Document("_id", 1));
                    assertThat(things.countDocuments()).isEqualTo(1);
                    stack.killDatabase();
                    stack.startDatabase();
                    assertThat(things.countDocuments()).isZero();
                }
            }
        }
    }

    @Nested
    class StartingIsRefused {

        @Test
        void onAPortThatIsTaken() throws IOException {
            try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                assertThatThrownBy(() -> LocalStack.start(folder, other.getLocalPort(), 0, Map.of()))
                        .isInstanceOf(PortTakenException.class)
                        .hasMessage("Port %d (kafka) is taken by another program.", other.getLocalPort());
                assertThatThrownBy(() -> LocalStack.start(folder, 0, 0, Map.of("plan", other.getLocalPort())))
                        .isInstanceOf(PortTakenException.class)
                        .hasMessageContaining("(plan)");
            }
            assertThat(LocalStack.runningOn(folder)).isEmpty();
        }

        @Test
        void onAFolderThatIsInUse() {
            try (var stack = LocalStack.start(folder)) {
                assertThat(LocalStack.runningOn(stack.dataFolder()))
                        .hasValue(ProcessHandle.current().pid());
                assertThatThrownBy(() -> LocalStack.start(folder)).hasMessageContaining("already runs a stack");
            }
        }
    }

    private static void createTopic(LocalStack stack, String topic) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            var largeRecords = Map.of("max.message.bytes", Integer.toString(4 * 1024 * 1024 + 1024));
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1).configs(largeRecords)))
                    .all()
                    .get();
        }
    }

    private static void commit(LocalStack stack, String topic, String value) throws Exception {
        var settings = new Properties();
        settings.put("bootstrap.servers", stack.bootstrapServers());
        settings.put("transactional.id", "test");
        // Longer than the session of a broker that was killed.
        settings.put("delivery.timeout.ms", 20_000);
        settings.put("request.timeout.ms", 5_000);
        settings.put("max.request.size", 5 * 1024 * 1024);
        var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        try {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, value)).get();
            producer.commitTransaction();
        } finally {
            // Without a limit it would wait for a broker that has ended to abort what was begun.
            producer.close(Duration.ofSeconds(5));
        }
    }

    /** Up to the high watermark: a commit returns before readers of committed records may see all of it. */
    private static List<String> committed(LocalStack stack, String topic) throws Exception {
        var settings = new Properties();
        settings.put("bootstrap.servers", stack.bootstrapServers());
        settings.put("isolation.level", "read_committed");
        settings.put("max.partition.fetch.bytes", 5 * 1024 * 1024);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            var end = highWatermark(stack, partition);
            var values = new ArrayList<String>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofSeconds(1)).forEach(event -> values.add(event.value()));
            }
            return values;
        }
    }

    private static long highWatermark(LocalStack stack, TopicPartition partition) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            return admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                    .partitionResult(partition)
                    .get()
                    .offset();
        }
    }
}
