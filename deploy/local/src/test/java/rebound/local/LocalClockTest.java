package rebound.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalClockTest {

    @TempDir
    Path folder;

    @Test
    void services_go_by_it_only_where_that_was_asked_for_once() {
        var clock = LocalClock.of(folder);
        assertThat(clock.exists()).isFalse();
        assertThat(clock.jvmOptions()).isEmpty();
        clock.begin();
        assertThat(clock.exists()).isTrue();
        assertThat(LocalClock.of(folder).jvmOptions())
                .containsExactly("-Drebound-local.clock=" + folder.resolve("clock"));
    }

    @Test
    void it_is_moved_ahead_again_and_again() {
        var clock = LocalClock.of(folder);
        clock.begin();
        clock.move(Duration.ofDays(14));
        clock.move(Duration.ofHours(1));
        LocalClock.of(folder).begin();
        assertThat(Duration.between(Instant.now(), LocalClock.of(folder).now()))
                .isBetween(
                        Duration.ofDays(14).plusMinutes(59), Duration.ofDays(14).plusMinutes(61));
    }

    @Test
    void it_is_never_moved_back() {
        LocalClock.of(folder).begin();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LocalClock.of(folder).move(Duration.ofSeconds(-1)));
    }
}
