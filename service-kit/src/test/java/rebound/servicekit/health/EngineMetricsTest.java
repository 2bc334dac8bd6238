package rebound.servicekit.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;
import rebound.eventlog.EventLogMetrics.Work;

class EngineMetricsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final EngineMetrics metrics = new EngineMetrics(registry);

    @Test
    void every_report_is_a_meter() {
        metrics.queued(0, 1_000_000);
        metrics.decided(0, Work.COMMANDS, 3, 1_000_000);
        metrics.committed(0, Work.COMMANDS, 6, 1_000_000);
        metrics.applied(0, Work.COMMANDS, 9, 1_000_000);
        metrics.replied(0, 1_000_000);
        metrics.phase(0, "ACTIVE");
        metrics.replayed(0, 5, 10);
        metrics.lag(0, 7);
        metrics.policyLag(0, "plan", 4);
        metrics.policyLag(0, "plan", 3);
        metrics.recovered(0, "FENCED");
        metrics.deadLetter(0, "bug");

        for (var timer : List.of("queue", "reply")) {
            assertThat(registry.get("rebound." + timer + ".time").timer().count())
                    .isEqualTo(1);
        }
        for (var timer : List.of("decide", "commit", "apply")) {
            assertThat(timed(timer, "commands")).isEqualTo(1);
            assertThat(timed(timer, "reactions")).isZero();
            assertThat(timed(timer, "rebuild")).isZero();
        }
        assertThat(registry.get("rebound.batch.size").summary().totalAmount()).isEqualTo(3);
        assertThat(registry.get("rebound.committed.records").counter().count()).isEqualTo(6);
        assertThat(registry.get("rebound.applied.documents").counter().count()).isEqualTo(9);
        assertThat(gauge("rebound.phase", "partition", "0", "phase", "ACTIVE")).isEqualTo(1);
        assertThat(gauge("rebound.phase", "partition", "0", "phase", "REPLAYING"))
                .isZero();
        assertThat(gauge("rebound.replay.done", "partition", "0")).isEqualTo(5);
        assertThat(gauge("rebound.replay.total", "partition", "0")).isEqualTo(10);
        assertThat(gauge("rebound.lag", "partition", "0")).isEqualTo(7);
        assertThat(gauge("rebound.policy.lag", "partition", "0", "of", "plan")).isEqualTo(3);
        assertThat(registry.get("rebound.recoveries")
                        .tag("cause", "FENCED")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("rebound.dead.letters")
                        .tag("reason", "bug")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void what_is_let_go_is_no_longer_shown_and_may_come_back() {
        metrics.phase(1, "ACTIVE");
        metrics.policyLag(1, "plan", 4);
        metrics.phase(1, "CLOSED");
        metrics.policyLag(1, "plan", 5);
        assertThat(registry.getMeters()).noneMatch(EngineMetricsTest::isOfPartition);

        metrics.phase(1, "FENCING");
        assertThat(gauge("rebound.phase", "partition", "1", "phase", "FENCING")).isEqualTo(1);
    }

    private long timed(String timer, String work) {
        return registry.get("rebound." + timer + ".time")
                .tag("work", work)
                .timer()
                .count();
    }

    private double gauge(String name, String... tags) {
        return registry.get(name).tags(tags).gauge().value();
    }

    private static boolean isOfPartition(Meter meter) {
        return meter.getId().getTag("partition") != null;
    }
}
