package rebound.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rebound.servicekit.wiring.ReboundConfig;

/** Every setting that the manifests give is one that the code reads, and every one that the code must have is given. */
class SettingsTest {

    private static final Pattern OWN = Pattern.compile("rebound\\..*");

    private final Manifests manifests = Manifests.read();

    static Stream<Code> services() {
        return Code.services().values().stream();
    }

    @ParameterizedTest
    @MethodSource("services")
    void nothingThatTheCodeMustHaveIsMissing(Code service) {
        var config = service.mapped(environment(service));
        for (var injected : service.injected()) {
            if (!injected.optional()) {
                assertThat(config.getOptionalValue(injected.key(), String.class))
                        .as(injected.key())
                        .isPresent();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void nothingIsGivenThatTheCodeDoesNotRead(Code service) {
        var names = service.names();
        assertThat(StreamSupport.stream(
                                service.mapped(environment(service))
                                        .getPropertyNames()
                                        .spliterator(),
                                false)
                        .filter(OWN.asMatchPredicate()))
                .isNotEmpty()
                .allMatch(names::matches);
    }

    @ParameterizedTest
    @MethodSource("services")
    void everythingElseIsASettingOfQuarkus(Code service) {
        assertThat(environment(service).keySet().stream().filter(name -> !name.startsWith("REBOUND_")))
                .isSubsetOf(Code.quarkusVariables());
    }

    @ParameterizedTest
    @MethodSource("services")
    void theServiceUnderstandsThemAsMeant(Code service) {
        var config = service.mapped(environment(service));
        var rebound = config.getConfigMapping(ReboundConfig.class);

        assertThat(rebound.kafka().bootstrapServers())
                .isEqualTo(manifests.settings().get("REBOUND_KAFKA_BOOTSTRAP_SERVERS"));
        assertThat(rebound.kafka().client())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "security.protocol", "SASL_SSL",
                        "sasl.mechanism", "SCRAM-SHA-512",
                        "sasl.jaas.config", "from " + service.name() + "-kafka",
                        "ssl.truststore.type", "PEM",
                        "ssl.truststore.location", "/etc/rebound/kafka-ca/ca.crt"));
        assertThat(rebound.mongodb().uri()).isEqualTo("from " + service.name() + "-mongodb");
        assertThat(rebound.topics().partitions()).isEqualTo(24);
        // Strimzi makes the topics, as the manifests say.
        assertThat(rebound.topics().create()).isFalse();
        assertThat(rebound.keys().keyEncryption()).isEqualTo("from " + service.name() + "-keys");
        assertThat(rebound.keys().commands()).isEqualTo("from " + service.name() + "-keys");
        // The same person in all three.
        assertThat(rebound.keys().identity()).isEqualTo("from identity-key");
    }

    @ParameterizedTest
    @MethodSource("services")
    void requestsUnderWayAreAnsweredBeforeTheEnd(Code service) {
        var config = service.mapped(environment(service));
        assertThat(config.getValue("quarkus.shutdown.timeout", Duration.class))
                .isGreaterThan(
                        config.getConfigMapping(ReboundConfig.class).http().waitTime());
    }

    /** What StartGuard refuses to start without, or with. */
    @ParameterizedTest
    @MethodSource("services")
    void theServiceDoesNotRefuseToStart(Code service) {
        var config = service.mapped(environment(service));
        assertThat(config.getValue("quarkus.oidc.auth-server-url", String.class))
                .startsWith("https://");
        assertThat(config.getValue("quarkus.oidc.token.audience", String.class)).isNotIn("", "any");
        assertThat(config.getOptionalValue("quarkus.oidc.public-key", String.class))
                .isEmpty();
        assertThat(config.getOptionalValue("quarkus.profile", String.class)).isEmpty();
    }

    /** The variables that Kubernetes makes of the Service rebound-kafka-bootstrap would be settings of Kafka's. */
    @ParameterizedTest
    @MethodSource("services")
    void nothingElseGetsIntoTheEnvironment(Code service) {
        var pod = manifests.one("Deployment", service.name()).at("/spec/template/spec");
        assertThat(pod.path("enableServiceLinks").asBoolean(true)).isFalse();
        var from = manifests.container(service.name()).path("envFrom");
        assertThat(from).hasSize(1);
        assertThat(from.at("/0/configMapRef/name"))
                .isEqualTo(manifests.kustomization().at("/configMapGenerator/0/name"));
        assertThat(manifests.kustomization().path("configMapGenerator")).hasSize(1);
    }

    /** A heap is full of what people say. An option of the JVM could only come from the image: the environment has none. */
    @Test
    void noImageWritesItsHeapToAFile() throws IOException {
        assertThat(Files.readString(Path.of("Dockerfile")))
                .contains("ENTRYPOINT [\"java\"")
                .doesNotContain("HeapDump")
                .doesNotContain("JAVA_TOOL_OPTIONS")
                .doesNotContain("JDK_JAVA_OPTIONS");
    }

    /** Strimzi makes its own; how to make the others is told, and no others are. */
    @Test
    void everySecretIsExplained() throws IOException {
        var used = services()
                .flatMap(service -> manifests.environment(service.name()).secrets().values().stream())
                .filter(key -> !key.secret().endsWith("-kafka"))
                .map(key -> key.secret() + " " + key.key())
                .distinct()
                .toList();
        assertThat(explained()).containsExactlyInAnyOrderElementsOf(used);
    }

    /** The lines {@code | `secret` | `key`, `key` | … |} of the README's table. */
    private static List<String> explained() throws IOException {
        var row = Pattern.compile("\\| (`[a-z-]+`(?:, `[a-z-]+`)*) \\| (`[a-z-]+`(?:, `[a-z-]+`)*) \\|.*");
        return Files.readAllLines(Path.of("README.md")).stream()
                .map(row::matcher)
                .filter(matcher -> matcher.matches())
                .flatMap(matcher -> names(matcher.group(1))
                        .flatMap(secret -> names(matcher.group(2)).map(key -> secret + " " + key)))
                .toList();
    }

    private static Stream<String> names(String quoted) {
        return Stream.of(quoted.replace("`", "").split(", "));
    }

    /** The environment of the container, where what is in a Secret says which one. */
    private Map<String, String> environment(Code service) {
        var environment = manifests.environment(service.name());
        var all = new TreeMap<>(environment.values());
        environment.secrets().forEach((name, key) -> all.put(name, "from " + key.secret()));
        return all;
    }
}
