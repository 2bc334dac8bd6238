package rebound.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * What a service on a {@link LocalClock} takes its time from: the system's time, and how far that clock is moved. So all
 * services of a local stack are moved at once, while they run. A service finds it as a {@link java.util.ServiceLoader
 * provider} on the class path on which it is started here; it is part of no packaged service. Safe for any thread.
 */
public final class MovedClock implements InstantSource {

    /** The system property that names the clock's file; without it, time is the system's. */
    static final String FILE = "rebound-local.clock";

    /** A write has many moments, and asks for each. */
    private static final long LOOK_EVERY_NANOS = Duration.ofMillis(20).toNanos();

    private record Look(long at, Duration moved) {}

    private final @Nullable Path file;
    private volatile Look last;

    /** Goes by the clock that {@link #FILE} names. */
    public MovedClock() {
        this(System.getProperty(FILE) == null ? null : Path.of(System.getProperty(FILE)));
    }

    MovedClock(@Nullable Path file) {
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

    /** A file that is not there says nothing. */
    private Duration read() {
        if (file == null) {
            return Duration.ZERO;
        }
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
