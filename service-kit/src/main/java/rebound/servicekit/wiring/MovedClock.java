package rebound.servicekit.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The system's time and how far a file says that it is moved, as an ISO 8601 duration; a file that is not there says
 * nothing. So all services of a local stack are moved at once, while they run. {@link StartGuard} refuses it elsewhere.
 * Safe for any thread.
 */
final class MovedClock implements InstantSource {

    /** A write has many moments, and asks for each. */
    private static final long LOOK_EVERY_NANOS = Duration.ofMillis(20).toNanos();

    private record Look(long at, Duration moved) {}

    private final Path file;
    private volatile Look last;

    MovedClock(Path file) {
        this.file = file;
        this.last = new Look(System.nanoTime(), read());
    }

    @Override
    public Instant instant() {
        var known = last;
        var now = System.nanoTime();
        if (now - known.at() > LOOK_EVERY_NANOS) {
            known = new Look(now, read());
            last = known;
        }
        return Instant.now().plus(known.moved());
    }

    private Duration read() {
        try {
            return Duration.parse(Files.readString(file).strip());
        } catch (NoSuchFileException notMoved) {
            return Duration.ZERO;
        } catch (DateTimeException e) {
            throw new IllegalStateException(file + " does not hold an ISO 8601 duration", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
