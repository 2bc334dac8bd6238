package rebound.local;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackTest {

    @Test
    void starts(@TempDir(cleanup = org.junit.jupiter.api.io.CleanupMode.NEVER) Path folder) {
        var t = System.nanoTime();
        try (var stack = LocalStack.start(folder)) {
            System.out.println("started " + (System.nanoTime() - t) / 1_000_000);
            t = System.nanoTime();
            var plan = stack.startService("plan", 0, Map.of());
            plan.awaitReady();
            System.out.println("plan " + (System.nanoTime() - t) / 1_000_000);
            t = System.nanoTime();
            stack.killBroker();
            stack.startBroker();
            System.out.println("restarted " + (System.nanoTime() - t) / 1_000_000);
            t = System.nanoTime();
        }
        System.out.println("closed " + (System.nanoTime() - t) / 1_000_000);
    }
}
