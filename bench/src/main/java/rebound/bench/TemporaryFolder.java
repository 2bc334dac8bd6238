package rebound.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import rebound.local.LocalStack;

/** A folder that is gone afterwards, also if this JVM is stopped; unless it is kept. Thread-safe. */
public final class TemporaryFolder implements AutoCloseable {

    private final Path path;
    private volatile boolean isKept;

    private TemporaryFolder(Path path) {
        this.path = path;
    }

    public static TemporaryFolder create(String name) {
        try {
            var folder = new TemporaryFolder(Files.createTempDirectory("rebound-" + name));
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
                LocalStack.closeAll();
                folder.close();
            }));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path path() {
        return path;
    }

    /** Leaves it where it is, for somebody to look at. */
    public void keep() {
        isKept = true;
    }

    @Override
    public void close() {
        if (isKept || !Files.exists(path)) {
            return;
        }
        try (var files = Files.walk(path)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
