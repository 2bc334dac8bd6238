package rebound.servicekit.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import rebound.eventlog.EventLogHealth;

class ExitWhenStuckTest {

    private static final Duration ALMOST = ExitWhenStuck.NOTICE.minusMillis(1);

    private final List<Integer> exits = new ArrayList<>();
    private @Nullable String stuck;
    private Instant now = Instant.EPOCH;
    private final ExitWhenStuck watch =
            new ExitWhenStuck(() -> new EventLogHealth(null, null, stuck, List.of()), true, () -> now, exits::add);

    @Test
    void an_engine_that_goes_on_is_left_alone() {
        now = now.plus(Duration.ofDays(1));
        assertThat(watch.look()).isFalse();
        assertThat(exits).isEmpty();
    }

    @Test
    void the_process_ends_with_a_failure_once_everybody_has_heard() {
        stuck = "partition 2: no progress";
        assertThat(watch.look()).isFalse();
        now = now.plus(ALMOST);
        assertThat(watch.look()).isFalse();
        assertThat(exits).isEmpty();

        now = now.plusMillis(1);
        assertThat(watch.look()).isTrue();
        assertThat(exits).containsExactly(ExitWhenStuck.STATUS);
    }

    @Test
    void what_goes_on_again_meanwhile_stays() {
        stuck = "partition 2: no progress";
        watch.look();
        stuck = null;
        now = now.plus(ALMOST);
        assertThat(watch.look()).isFalse();

        stuck = "partition 2: no progress";
        now = now.plus(ALMOST);
        assertThat(watch.look()).isFalse();
        assertThat(exits).isEmpty();
    }
}
