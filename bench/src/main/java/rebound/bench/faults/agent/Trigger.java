package rebound.bench.faults.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * What the woven classes call. A file {@code arm} in the folder says at which {@link FailPoint} something happens, how often
 * it is passed before, what {@linkplain Effect happens}, and with {@linkplain Batches which batches}; a file {@code reached}
 * there tells that it did. Thread-safe.
 */
public final class Trigger {

    /** What happens at a fail point. */
    public enum Effect {
        /** The process ends, as with {@code kill -9}. */
        END,
        /** The process stands still, as with SIGSTOP, until SIGCONT. */
        STOP,
        /** The thread stands still for so many milliseconds. */
        WAIT,
        /** The thread stands still until there is a file {@code release}, which it takes away. */
        HOLD,
        /** Nothing: it is only told that a thread came there. */
        NOTE
    }

    /** With which batches a fail point is reached. */
    public enum Batches {
        ALL,
        /** Those only in which there is somebody's command. */
        WITH_COMMANDS
    }

    private record Armed(FailPoint point, Effect effect, long millis) {}

    private static final long LOOK_EVERY_MILLIS = 5;

    private static volatile @Nullable Path folder;

    private static int passed;

    /** Whether there is a command in the batch of the thread's owner. */
    private static final ThreadLocal<Boolean> WITH_COMMAND = ThreadLocal.withInitial(() -> false);

    private Trigger() {}

    static void watch(Path itsFolder) {
        folder = itsFolder;
    }

    /** @param name of the fail point that a thread has come to */
    public static void reach(String name) {
        if (name.equals(FailPoint.BATCH_BEGINS.name()) || name.equals(FailPoint.COMMAND_TAKEN.name())) {
            WITH_COMMAND.set(name.equals(FailPoint.COMMAND_TAKEN.name()));
            return;
        }
        var watched = folder;
        var armed = watched == null ? null : armed(watched, name);
        if (watched != null && armed != null) {
            try {
                Thread.sleep(armed.point().waitMillis());
                var written = Files.writeString(watched.resolve("reached.new"), name);
                Files.move(written, watched.resolve("reached"), StandardCopyOption.ATOMIC_MOVE);
                happen(armed, watched);
            } catch (IOException | InterruptedException e) {
                // Without the file nobody believes that it happened.
                System.err.println("The fail point " + name + " failed: " + e);
            }
        }
    }

    /** Null unless it is time; once only. */
    private static synchronized @Nullable Armed armed(Path watched, String name) {
        var file = watched.resolve("arm");
        if (!Files.exists(file)) {
            return null;
        }
        try {
            var words = Files.readString(file).split(" ");
            var counts = Batches.valueOf(words[4]) == Batches.ALL || WITH_COMMAND.get();
            if (!words[0].equals(name) || !counts || passed++ < Integer.parseInt(words[1])) {
                return null;
            }
            passed = 0;
            Files.delete(file);
            return new Armed(FailPoint.valueOf(name), Effect.valueOf(words[2]), Long.parseLong(words[3]));
        } catch (IOException e) {
            return null;
        }
    }

    private static void happen(Armed armed, Path watched) throws IOException, InterruptedException {
        switch (armed.effect()) {
            case END -> Runtime.getRuntime().halt(128 + 9);
            case STOP ->
                new ProcessBuilder(
                                "/bin/sh",
                                "-c",
                                "kill -STOP " + ProcessHandle.current().pid())
                        .start()
                        .waitFor();
            case WAIT -> Thread.sleep(armed.millis());
            case HOLD -> {
                while (!Files.deleteIfExists(watched.resolve("release"))) {
                    Thread.sleep(LOOK_EVERY_MILLIS);
                }
            }
            case NOTE -> {}
        }
    }
}
