package rebound.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import rebound.local.Console;

/** F1, F2, F7, F11 and F19 one after the other on one cluster, under load, and the checker's verdict on what is left. */
class BriefFaultsIT {

    @Test
    void nothingIsLostNothingTwiceNothingLeaked() throws IOException {
        var seed = ThreadLocalRandom.current().nextLong(1_000_000_000);
        assertThat(new Run(Console.ofProcess()).run(Scenarios.brief(), seed, true))
                .as("./rebound faults --brief --seed %d; what did not hold is printed above", seed)
                .isTrue();
    }
}
