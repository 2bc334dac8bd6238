package rebound.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;
import org.junit.jupiter.api.Test;
import rebound.eventlog.kafka.EngineDemands;

/** The Kafka cluster is one that the services accept, and the one that they are told of. */
class ClusterTest {

    private static final String STRIMZI = "kafka.strimzi.io/v1";

    private final Manifests manifests = Manifests.read();
    private final Manifests.Resource kafka = manifests.all("Kafka").getFirst();
    private final Map<String, String> config = Manifests.texts(kafka.at("/spec/kafka/config"));

    @Test
    void everythingOfStrimziIsVersionOneAndBelongsToTheCluster() {
        assertThat(manifests.all("Kafka")).hasSize(1);
        assertThat(Stream.of("KafkaNodePool", "KafkaTopic", "KafkaUser")
                        .map(manifests::all)
                        .flatMap(all -> all.stream()))
                .isNotEmpty()
                .allSatisfy(resource -> {
                    assertThat(resource.at("/apiVersion").asText()).isEqualTo(STRIMZI);
                    assertThat(resource.at("/metadata/labels/strimzi.io~1cluster")
                                    .asText())
                            .isEqualTo(kafka.name());
                });
        assertThat(kafka.at("/apiVersion").asText()).isEqualTo(STRIMZI);
    }

    @Test
    void theBrokerIsTheOneThatEverythingIsTestedWith() {
        assertThat(kafka.at("/spec/kafka/version").asText())
                .isEqualTo(System.getProperty("rebound.kafka-broker.version"));
    }

    /** Strimzi formats a new cluster with the defaults of its metadata version. */
    @Test
    void theFeaturesOfTheReleaseSatisfyTheEngine() {
        var release = MetadataVersion.fromVersionString(
                kafka.at("/spec/kafka/metadataVersion").asText(), false);
        assertThat(Feature.TRANSACTION_VERSION.defaultLevel(release))
                .isGreaterThanOrEqualTo(EngineDemands.transactionVersion());
    }

    @Test
    void nothingIsLostWithOneBroker() {
        assertThat(config)
                .containsEntry("default.replication.factor", "3")
                .containsEntry("min.insync.replicas", "2")
                .containsEntry("offsets.topic.replication.factor", "3")
                .containsEntry("transaction.state.log.replication.factor", "3")
                .containsEntry("transaction.state.log.min.isr", "2")
                .containsEntry("unclean.leader.election.enable", "false")
                .containsEntry("auto.create.topics.enable", "false")
                .containsEntry("delete.topic.enable", "false");
        for (var role : new String[] {"controller", "broker"}) {
            var pool = manifests.one("KafkaNodePool", role);
            assertThat(pool.at("/spec/replicas").asInt()).as(pool::toString).isEqualTo(3);
            assertThat(Manifests.stream(pool.at("/spec/roles")).map(node -> node.asText()))
                    .containsExactly(role);
            assertThat(Manifests.stream(pool.at("/spec/storage/volumes")))
                    .isNotEmpty()
                    .allSatisfy(volume -> {
                        assertThat(volume.path("type").asText()).isEqualTo("persistent-claim");
                        assertThat(volume.path("deleteClaim").asBoolean(true)).isFalse();
                    });
        }
    }

    /** Strimzi names the address and the certificate after the cluster, and a user's Secret after the user. */
    @Test
    void theServicesFindItTrustItAndLogIn() {
        var listeners = kafka.at("/spec/kafka/listeners");
        assertThat(listeners).hasSize(1);
        var listener = listeners.get(0);
        assertThat(listener.path("tls").asBoolean()).isTrue();
        assertThat(listener.at("/authentication/type").asText()).isEqualTo("scram-sha-512");
        assertThat(manifests.settings())
                .containsEntry(
                        "REBOUND_KAFKA_BOOTSTRAP_SERVERS",
                        kafka.name() + "-kafka-bootstrap:"
                                + listener.path("port").asInt());

        for (var service : Code.services().keySet()) {
            var login = manifests.environment(service).secrets().get("REBOUND_KAFKA_CLIENT__SASL_JAAS_CONFIG_");
            assertThat(login).isEqualTo(new Manifests.SecretKey(service + "-kafka", "sasl.jaas.config"));
            var user = manifests.one("KafkaUser", service + "-kafka");
            assertThat(user.at("/spec/authentication/type").asText())
                    .isEqualTo(listener.at("/authentication/type").asText());

            var volume = Manifests.stream(manifests.one("Deployment", service).at("/spec/template/spec/volumes"))
                    .filter(each -> each.at("/secret/secretName").asText().equals(kafka.name() + "-cluster-ca-cert"))
                    .findFirst()
                    .orElseThrow();
            var mount = Manifests.stream(manifests.container(service).path("volumeMounts"))
                    .filter(each -> each.path("name").equals(volume.path("name")))
                    .findFirst()
                    .orElseThrow();
            assertThat(volume.at("/secret/items/0/key").asText()).isEqualTo("ca.crt");
            assertThat(manifests.settings())
                    .containsEntry(
                            "REBOUND_KAFKA_CLIENT__SSL_TRUSTSTORE_LOCATION_",
                            mount.path("mountPath").asText() + "/"
                                    + volume.at("/secret/items/0/path").asText());
        }
        assertThat(manifests.all("KafkaUser")).hasSameSizeAs(Code.services().keySet());
    }
}
