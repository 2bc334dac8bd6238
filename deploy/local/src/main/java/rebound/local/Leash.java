package rebound.local;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * The main class of every child process: runs the real main class, and ends this JVM when the launcher is gone.
 *
 * <p>The launcher holds the other end of the standard input and never writes to it. When it ends, by {@code kill -9} too,
 * the operating system closes that end and the read returns. An end by {@link System#exit} that hangs becomes a halt.
 */
public final class Leash {

    private static final int SECONDS_TO_EXIT = 4;

    private Leash() {}

    /**
     * Runs {@code args[0]}, a main class of this class path, with the other arguments.
     *
     * @throws Throwable what that main class throws
     */
    public static void main(String[] args) throws Throwable {
        Thread.ofPlatform().daemon().name("leash").start(Leash::exitWithTheLauncher);
        try {
            Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object)
                    Arrays.copyOfRange(args, 1, args.length));
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static void exitWithTheLauncher() {
        try {
            while (System.in.read() >= 0) {}
        } catch (IOException e) {
            // As good as the end of the stream.
        }
        Thread.ofPlatform().daemon().start(() -> System.exit(1));
        try {
            Thread.sleep(SECONDS_TO_EXIT * 1_000L);
        } catch (InterruptedException e) {
            // Nobody is left to wait for.
        }
        Runtime.getRuntime().halt(1);
    }
}
