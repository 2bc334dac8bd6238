package rebound.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import rebound.eventlog.kafka.EngineDemands;
import rebound.eventlog.log.LogName;
import rebound.kubernetes.Manifests.Resource;

/** The topics are those that the engine would make, for every service, and no others. */
class TopicsTest {

    private static final int REPLICATION = 3;

    private final Manifests manifests = Manifests.read();

    @Test
    void everyLogOfEveryServiceIsATopic() {
        assertThat(manifests.all("KafkaTopic"))
                .extracting(Resource::name)
                .containsExactlyInAnyOrderElementsOf(Code.services().keySet().stream()
                        .flatMap(service -> Arrays.stream(LogName.values()).map(log -> log.topic(service)))
                        .toList());
    }

    @Test
    void aTopicHasExactlyTheSettingsThatTheEngineWouldGiveIt() {
        for (var service : Code.services().keySet()) {
            for (var log : LogName.values()) {
                var topic = manifests.one("KafkaTopic", log.topic(service));
                assertThat(Manifests.texts(topic.at("/spec/config")))
                        .as(topic::toString)
                        .isEqualTo(new TreeMap<>(EngineDemands.topicSettings(log, REPLICATION)));
            }
        }
    }

    @Test
    void aTopicHasThePartitionsThatTheServicesAreToldOf() {
        assertThat(manifests.all("KafkaTopic")).isNotEmpty().allSatisfy(topic -> {
            assertThat(topic.at("/spec/partitions").asText())
                    .isEqualTo(manifests.settings().get("REBOUND_TOPICS_PARTITIONS"))
                    .isEqualTo("24");
            assertThat(topic.at("/spec/replicas").asInt()).isEqualTo(REPLICATION);
        });
    }

    /** One with another name would be a topic that the code does not know. */
    @Test
    void aTopicIsNamedLikeItsResource() {
        assertThat(manifests.all("KafkaTopic"))
                .allSatisfy(
                        topic -> assertThat(topic.at("/spec").has("topicName")).isFalse());
    }
}
