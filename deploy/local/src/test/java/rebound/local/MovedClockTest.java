package rebound.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ServiceLoader;
import java.util.ServiceLoader.Provider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class MovedClockTest {

    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    @Test
    void a_service_finds_it_on_the_class_path() {
        assertThat(ServiceLoader.load(InstantSource.class, ClassLoader.getSystemClassLoader()).stream()
                        .map(Provider::type))
                .hasSize(1)
                .first()
                .isEqualTo(MovedClock.class);
    }

    @Test
    void it_is_the_systems_time_where_no_clock_was_asked_for() {
        assertThat(moved(new MovedClock())).isLessThan(A_MINUTE);
        assertThat(moved(new MovedClock(folder.resolve("clock")))).isLessThan(A_MINUTE);
    }

    @Test
    @Timeout(60)
    void it_is_moved_while_a_service_runs() {
        var clock = LocalClock.of(folder);
        clock.begin();
        var moved = new MovedClock(folder.resolve("clock"));
        assertThat(moved(moved)).isLessThan(A_MINUTE);
        clock.move(Duration.ofDays(14));
        while (moved(moved).compareTo(A_MINUTE) < 0) {
            Thread.onSpinWait();
        }
        assertThat(moved(moved))
                .isBetween(Duration.ofDays(14), Duration.ofDays(14).plus(A_MINUTE));
    }

    @Test
    void it_does_not_guess_what_a_broken_clock_says() throws IOException {
        var file = Files.writeString(folder.resolve("clock"), "a fortnight");
        assertThatIllegalStateException().isThrownBy(() -> new MovedClock(file));
    }

    private static Duration moved(InstantSource clock) {
        var before = Instant.now();
        return Duration.between(before, clock.instant());
    }
}
