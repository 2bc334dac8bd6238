package rebound.bench.faults.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A file system in memory, whose size can be changed while it is used. Linux, and only who may mount there gets one. It is
 * taken away when this JVM ends, unless that is killed.
 */
public final class SmallDisk implements AutoCloseable {

    private final Path folder;
    private final Thread atTheEnd = Thread.ofPlatform().unstarted(this::unmount);

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** @return nothing if it may not be mounted here */
    public static Optional<SmallDisk> mount(Path folder, long bytes) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!runs("mount", "-t", "tmpfs", "-o", "mode=700,size=" + bytes, "tmpfs", folder.toString())) {
            return Optional.empty();
        }
        var disk = new SmallDisk(folder);
        Runtime.getRuntime().addShutdownHook(disk.atTheEnd);
        return Optional.of(disk);
    }

    /** @param bytes no less than is {@linkplain #used in use} */
    public void resize(long bytes) {
        if (!runs("mount", "-o", "remount,size=" + bytes, folder.toString())) {
            throw new IllegalStateException("The disk at " + folder + " does not become " + bytes + " bytes");
        }
    }

    /** In bytes. */
    public long used() {
        try {
            var store = Files.getFileStore(folder);
            return store.getTotalSpace() - store.getUnallocatedSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In bytes. */
    public long free() {
        try {
            return Files.getFileStore(folder).getUnallocatedSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes it away with all that is on it. Nobody may use it any more. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atTheEnd);
        } catch (IllegalStateException e) {
            // This JVM is ending, and the hook runs.
            return;
        }
        unmount();
    }

    /** Also while a process that is about to end still uses it. */
    private void unmount() {
        runs("umount", "-l", folder.toString());
    }

    private static boolean runs(String... command) {
        try {
            return new ProcessBuilder(List.of(command))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
