package rebound.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The time of the services on one data folder, which can be moved ahead while they run, and never back: what was written
 * later would then lie in the future. It is a file that holds by how much, at which a {@link MovedClock} in each service
 * looks. Where it was never asked for, there is none.
 */
public final class LocalClock {

    private final Path file;

    private LocalClock(Path file) {
        this.file = file;
    }

    /** The clock of a data folder. */
    public static LocalClock of(Path dataFolder) {
        return new LocalClock(dataFolder.toAbsolutePath().normalize().resolve("clock"));
    }

    /** Asks for it: services that are started on this folder from now on go by it. */
    public void begin() {
        if (!exists()) {
            write(Duration.ZERO);
        }
    }

    /** What a service that is started on this folder is told, for its JVM. */
    List<String> jvmOptions() {
        return exists() ? List.of("-D" + MovedClock.FILE + "=" + file) : List.of();
    }

    /** Whether it was asked for. */
    public boolean exists() {
        return Files.exists(file);
    }

    /** What time it is there. */
    public Instant now() {
        return Instant.now().plus(moved());
    }

    /**
     * Moves the time ahead, on top of what it has been moved already.
     *
     * @throws IllegalArgumentException if that would be back
     */
    public void move(Duration ahead) {
        if (ahead.isNegative()) {
            throw new IllegalArgumentException("Time moves ahead only");
        }
        write(moved().plus(ahead));
    }

    private Duration moved() {
        try {
            return Duration.parse(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Duration moved) {
        try {
            PrivateFiles.write(file, moved + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
