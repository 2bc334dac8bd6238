package rebound.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import rebound.local.Console;

/**
 * F1, F2, F11, F19 and F7, each as short as it can be, one after the other on one cluster; then the checker judges all of it.
 * {@code ./rebound faults --brief} is the same.
 */
class BriefFaultsIT {

    /** That of the test, which writes to the standard output in its own way. */
    private static final Console CONSOLE = new Console(System.out, System.err, false);

    @Test
    void nothingIsLostNothingIsThereTwiceNothingLeaks() {
        var seed = ThreadLocalRandom.current().nextLong(1_000_000_000);
        assertThat(new Run(CONSOLE).run(Scenarios.brief(), seed, true))
                .as("--brief --seed %d, as printed above", seed)
                .isTrue();
    }
}
