package rebound.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One stack a data folder: a lock on its file {@code lock}. The lock goes with the JVM that has it.
 *
 * <p>The file lists process ids, the holder's first and then those of its children, and is emptied when the stack is closed
 * in order. So what a later holder finds there are the children of one that was killed, which may still be about to notice.
 */
final class StackLock implements AutoCloseable {

    /** What this JVM holds. Asked first, because closing a second channel on a file would give the lock away. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;
    private final List<Long> orphans;

    private StackLock(Path file, FileChannel channel, List<Long> orphans) {
        this.file = file;
        this.channel = channel;
        this.orphans = orphans;
    }

    /** @throws IllegalStateException if a stack runs on that folder */
    static StackLock take(Path folder) {
        var file = folder.resolve("lock");
        if (!HELD.add(file)) {
            throw new IllegalStateException("This JVM already runs a stack on " + folder);
        }
        try {
            PrivateFiles.createFolder(folder);
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var pids = pidsIn(file);
            if (tryLock(channel)) {
                var lock = new StackLock(file, channel, pids);
                channel.truncate(0);
                lock.note(ProcessHandle.current().pid());
                return lock;
            }
            channel.close();
            HELD.remove(file);
            throw new IllegalStateException("A stack already runs on " + folder
                    + pids.stream().findFirst().map(pid -> " (pid " + pid + ")").orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process that runs a stack on a folder, if one does. */
    static OptionalLong holder(Path folder) {
        var file = folder.resolve("lock");
        if (HELD.contains(file)) {
            return OptionalLong.of(ProcessHandle.current().pid());
        }
        if (!Files.exists(file)) {
            return OptionalLong.empty();
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return tryLock(channel)
                    ? OptionalLong.empty()
                    : pidsIn(file).stream().mapToLong(pid -> pid).findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void note(ChildProcess child) {
        try {
            note(child.pid());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits, at most so long, for the children of a holder that was killed. */
    void awaitOrphans(Duration atMost) {
        var patience = new Patience(atMost);
        while (orphans.stream().anyMatch(StackLock::isAlive) && patience.pause("orphans")) {}
    }

    /** Whether it runs. A process that has ended and that nobody has waited for has no command any more. */
    static boolean isAlive(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .isPresent();
    }

    @Override
    public void close() {
        if (!HELD.remove(file)) {
            return;
        }
        try (channel) {
            channel.truncate(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void note(long pid) throws IOException {
        channel.write(StandardCharsets.US_ASCII.encode(pid + "\n"), channel.size());
    }

    private static List<Long> pidsIn(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(Long::valueOf).toList();
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }
}
