package rebound.bench.faults.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What the woven classes call. A file {@code arm} in the folder says at which {@link FailPoint} the process ends, and how
 * often it is passed before; the process leaves a file {@code ended-at} there. Loaded by the boot class loader, so that
 * every class finds it. Thread-safe.
 */
public final class Trigger {

    private static final AtomicBoolean ENDING = new AtomicBoolean();

    private static volatile @Nullable Path folder;

    private static int passed;

    private Trigger() {}

    static void watch(Path itsFolder) {
        folder = itsFolder;
    }

    /** @param point the name of the fail point that a thread has come to */
    public static void reach(String point) {
        var watched = folder;
        if (watched != null && isArmed(watched, point) && ENDING.compareAndSet(false, true)) {
            end(watched, FailPoint.valueOf(point));
        }
    }

    private static synchronized boolean isArmed(Path watched, String point) {
        var arm = watched.resolve("arm");
        if (!Files.exists(arm)) {
            return false;
        }
        try {
            var words = Files.readString(arm).split(" ");
            return words[0].equals(point) && passed++ >= Integer.parseInt(words[1]);
        } catch (IOException e) {
            return false;
        }
    }

    private static void end(Path watched, FailPoint point) {
        try {
            Thread.sleep(point.waitMillis());
            var written = Files.writeString(watched.resolve("ended-at.new"), point.name());
            Files.move(written, watched.resolve("ended-at"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | InterruptedException e) {
            // Without the file nobody believes that it ended here.
        }
        Runtime.getRuntime().halt(128 + 9);
    }
}
