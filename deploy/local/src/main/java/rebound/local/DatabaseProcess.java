package rebound.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The database: mongo-java-server, in memory. What it held is gone when it stops. */
public final class DatabaseProcess extends ChildProcess {

    /**
     * A bound, not a reservation: everything that is ever written stays here. With 1 GiB, some 150,000 entries leave the
     * collector so little that it takes both cores (seen with the command benchmark).
     */
    private static final String MOST_MEMORY = "-Xmx4g";

    private final Path ready;

    private DatabaseProcess(int port, Path log, Process process, Path ready) {
        super("mongodb", port, log, process);
        this.ready = ready;
    }

    static DatabaseProcess start(Path dataFolder, int port) {
        var folder = dataFolder.resolve("mongodb");
        var log = dataFolder.resolve("logs/mongodb.log");
        var ready = folder.resolve("ready");
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(ready);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var process = ChildProcess.start(
                folder,
                log,
                List.of(MOST_MEMORY, "-cp", Checkout.classPath()),
                List.of("rebound.local.child.MongoMain", Integer.toString(port), ready.toString()));
        return new DatabaseProcess(port, log, process, ready);
    }

    /** Whether it has begun to listen. */
    @Override
    public boolean isReady() {
        return isAlive() && Files.exists(ready);
    }
}
