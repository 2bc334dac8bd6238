package rebound.eventlog.testkit;

import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** Runs a test on generated cases. A failure names the seed of its case. */
public final class Seeded {

    /** The system property with a seed, to run that case alone. */
    public static final String PROPERTY = "rebound.seed";

    private Seeded() {}

    public static void cases(int number, Consumer<Random> test) {
        var chosen = Long.getLong(PROPERTY);
        if (chosen != null) {
            run(chosen, test);
            return;
        }
        for (var i = 0; i < number; i++) {
            run(ThreadLocalRandom.current().nextLong(), test);
        }
    }

    private static void run(long seed, Consumer<Random> test) {
        try {
            test.accept(new Random(seed));
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("Fails with -D" + PROPERTY + "=" + seed + ": " + e.getMessage(), e);
        }
    }
}
