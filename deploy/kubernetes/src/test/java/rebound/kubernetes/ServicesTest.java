package rebound.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rebound.eventlog.kafka.EngineDemands;
import rebound.kubernetes.Manifests.Resource;

/** Ports, paths, probes and the end of each service are those of its code. */
class ServicesTest {

    /** KafkaEngine, after the loop: the hints' producer 1 s, the commands' producer 2 s, the admin client 1 s. */
    private static final Duration CLIENTS = Duration.ofSeconds(4);

    private static final String HELP = "journal-help";

    private final Manifests manifests = Manifests.read();

    static Stream<Code> services() {
        return Code.services().values().stream();
    }

    @Test
    void everyServiceIsDeployedAndNothingElse() {
        var services = Code.services().keySet();
        assertThat(services).containsExactly("journal", "plan", "reminder");
        assertThat(manifests.all("Deployment"))
                .extracting(Resource::name)
                .containsExactlyInAnyOrderElementsOf(services);
        assertThat(manifests.all("Service"))
                .extracting(Resource::name)
                .filteredOn(name -> !name.equals(HELP))
                .containsExactlyInAnyOrderElementsOf(services);
    }

    /** Safety rule 1: no pod is ready while Kafka is down, and help is reached all the same. */
    @Test
    void helpIsReachedWhetherOrNotAPodIsReady() {
        var journal = manifests.one("Service", "journal").at("/spec");
        var help = manifests.one("Service", HELP).at("/spec");
        assertThat(help.path("publishNotReadyAddresses").asBoolean()).isTrue();
        assertThat(help.path("selector")).isEqualTo(journal.path("selector"));
        assertThat(help.path("ports")).isEqualTo(journal.path("ports"));
        assertThat(Manifests.stream(manifests.one("HTTPRoute", "rebound").at("/spec/rules"))
                        .filter(ServicesTest::isExact))
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule.at("/matches/0/path/value").asText()).isEqualTo("/journal/v1/help");
                    assertThat(rule.at("/backendRefs/0/name").asText()).isEqualTo(HELP);
                    assertThat(rule.at("/backendRefs/0/port")).isEqualTo(help.at("/ports/0/port"));
                });
    }

    private static boolean isExact(JsonNode rule) {
        return rule.at("/matches/0/path/type").asText().equals("Exact");
    }

    @ParameterizedTest
    @MethodSource("services")
    void thePortIsTheOneThatTheServiceListensOn(Code service) {
        var port = manifests.container(service.name()).at("/ports/0");
        assertThat(port.path("containerPort").asInt()).isEqualTo(service.port());

        var exposed = manifests.one("Service", service.name());
        assertThat(exposed.at("/spec/ports/0/targetPort")).isEqualTo(port.path("name"));
        assertThat(exposed.at("/spec/ports/0/port").asInt()).isEqualTo(service.port());
        var labels = Manifests.texts(manifests.one("Deployment", service.name()).at("/spec/template/metadata/labels"));
        assertThat(labels).containsAllEntriesOf(Manifests.texts(exposed.at("/spec/selector")));
    }

    @Test
    void theRouteLeadsFromEveryBaseToItsService() {
        var expected = new TreeMap<String, String>();
        services().forEach(service -> expected.put(service.base(), service.name() + ":" + service.port()));
        var routes = manifests.all("HTTPRoute");
        assertThat(routes).hasSize(1);

        var actual = new TreeMap<String, String>();
        for (var rule : routes.getFirst().at("/spec/rules")) {
            if (isExact(rule)) {
                continue;
            }
            assertThat(rule.path("matches")).hasSize(1);
            assertThat(rule.path("backendRefs")).hasSize(1);
            assertThat(rule.at("/matches/0/path/type").asText()).isEqualTo("PathPrefix");
            var backend = rule.at("/backendRefs/0");
            actual.put(
                    rule.at("/matches/0/path/value").asText(),
                    backend.path("name").asText() + ":" + backend.path("port").asInt());
            assertThat(rule.at("/timeouts/request").asText())
                    .as("streams stay open")
                    .isEqualTo("0s");
        }
        assertThat(actual).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("services")
    void theProbesAskTheHealthChecksThatThereAre(Code service) {
        var container = manifests.container(service.name());
        var paths = Map.of(
                "startupProbe", service.healthPath("liveness"),
                "livenessProbe", service.healthPath("liveness"),
                "readinessProbe", service.healthPath("readiness"));
        paths.forEach((probe, path) -> {
            assertThat(container.at("/" + probe + "/httpGet/path").asText())
                    .as(probe)
                    .isEqualTo(path);
            assertThat(container.at("/" + probe + "/httpGet/port")).as(probe).isEqualTo(container.at("/ports/0/name"));
        });
    }

    /** Closing the engine waits for the loop again, if letting go has not ended it. */
    @ParameterizedTest
    @MethodSource("services")
    void theGracePeriodIsLongerThanTheLongestOrderlyEnd(Code service) {
        var announced = Duration.ofSeconds(manifests
                .container(service.name())
                .at("/lifecycle/preStop/sleep/seconds")
                .asLong());
        var requests = service.configured(Map.of()).getValue("quarkus.shutdown.timeout", Duration.class);
        var longest = announced
                .plus(EngineDemands.lettingGo())
                .plus(requests)
                .plus(EngineDemands.lettingGo())
                .plus(CLIENTS);

        assertThat(announced).isPositive();
        var grace = manifests.one("Deployment", service.name()).at("/spec/template/spec/terminationGracePeriodSeconds");
        assertThat(Duration.ofSeconds(grace.asLong())).isBetween(longest, longest.multipliedBy(2));
    }

    @ParameterizedTest
    @MethodSource("services")
    void aPodMayDoNoMoreThanItNeeds(Code service) {
        var pod = manifests.one("Deployment", service.name()).at("/spec/template/spec");
        assertThat(pod.path("containers")).hasSize(1);
        assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");

        var container = manifests.container(service.name());
        assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                .isTrue();
        assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
                .isFalse();
        assertThat(Manifests.stream(container.at("/securityContext/capabilities/drop"))
                        .map(JsonNode::asText))
                .containsExactly("ALL");
        assertThat(Manifests.stream(container.path("volumeMounts"))
                        .map(mount -> mount.path("mountPath").asText()))
                .as("Vert.x and the JVM write there")
                .contains("/tmp");
        assertThat(container.at("/resources/requests/memory")).isEqualTo(container.at("/resources/limits/memory"));
    }
}
