package rebound.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

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
        assertThat(LocalClock.settings(folder, false)).isEmpty();
        assertThat(LocalClock.of(folder).exists()).isFalse();
        var settings = LocalClock.settings(folder, true);
        assertThat(settings)
                .containsOnly(
                        entry("rebound.clock.file", folder.resolve("clock").toString()));
        assertThat(LocalClock.settings(folder, false)).isEqualTo(settings);
    }

    @Test
    void it_is_moved_ahead_again_and_again() {
        LocalClock.settings(folder, true);
        var clock = LocalClock.of(folder);
        clock.move(Duration.ofDays(14));
        clock.move(Duration.ofHours(1));
        LocalClock.settings(folder, true);
        assertThat(Duration.between(Instant.now(), LocalClock.of(folder).now()))
                .isBetween(
                        Duration.ofDays(14).plusMinutes(59), Duration.ofDays(14).plusMinutes(61));
    }

    @Test
    void it_is_never_moved_back() {
        LocalClock.settings(folder, true);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LocalClock.of(folder).move(Duration.ofSeconds(-1)));
    }
}
