package rebound.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * The time of the services on one data folder, which can be moved ahead while they run, and never back: what was written
 * later would then lie in the future. It is a file that holds by how much; the services look at it.
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

    /**
     * What makes services go by the clock of a data folder; empty where it was never asked for.
     *
     * @param wanted whether it is asked for now
     */
    public static Map<String, String> settings(Path dataFolder, boolean wanted) {
        var clock = of(dataFolder);
        if (wanted && !clock.exists()) {
            clock.write(Duration.ZERO);
        }
        return clock.exists() ? Map.of("rebound.clock.file", clock.file.toString()) : Map.of();
    }

    /** Whether the services on this folder go by it. */
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
            Files.createDirectories(file.getParent());
            // Nobody sees half of it.
            var next = Files.writeString(file.resolveSibling("clock.next"), moved + "\n");
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
