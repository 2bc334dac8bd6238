package rebound.servicekit.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rebound.servicekit.problem.Problem;
import rebound.servicekit.problem.ProblemType;
import rebound.servicekit.wiring.ReboundConfig;

class RateLimitTest {

    private final RateLimit limit = new RateLimit(new SmallRyeConfigBuilder()
            .withMapping(ReboundConfig.class)
            .withDefaultValues(Map.of(
                    "rebound.kafka.bootstrap-servers", "-",
                    "rebound.mongodb.uri", "-",
                    "rebound.topics.partitions", "1",
                    "rebound.keys.key-encryption", "-",
                    "rebound.keys.commands", "-",
                    "rebound.keys.identity", "-",
                    "rebound.http.wait", "PT5S",
                    "rebound.http.rate.burst", "3",
                    "rebound.http.rate.per-second", "1"))
            .build()
            .getConfigMapping(ReboundConfig.class));

    @Test
    void one_who_asks_too_often_waits_and_nobody_else_does() {
        for (var i = 0; i < 3; i++) {
            limit.spend("maria", true);
        }
        var problem = catchThrowableOfType(Problem.class, () -> limit.spend("maria", true));
        assertThat(problem.body().type()).isEqualTo(ProblemType.RATE_LIMITED.uri());
        assertThat(problem.getResponse().getHeaderString("Retry-After")).isEqualTo("1");
        assertThatCode(() -> limit.spend("paul", true)).doesNotThrowAnyException();
    }

    @Test
    void one_who_reads_too_often_can_still_write() {
        for (var i = 0; i < 3; i++) {
            limit.spend("maria", false);
        }
        assertThatCode(() -> limit.spend("maria", true)).doesNotThrowAnyException();
    }

    @Test
    void what_is_counted_apart_is_not_used_up_by_anything_else() {
        for (var i = 0; i < 3; i++) {
            limit.spend("maria", true);
            limit.spend("maria", false);
        }
        for (var i = 0; i < 3; i++) {
            assertThatCode(() -> limit.spendApart("maria")).doesNotThrowAnyException();
        }
        assertThat(catchThrowableOfType(Problem.class, () -> limit.spendApart("maria")))
                .isNotNull();
    }
}
