package rebound.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A copy of a packaged service, in which classes of the engine can be exchanged. */
public final class ServiceCopy {

    private final Path jar;

    private ServiceCopy(Path jar) {
        this.jar = jar;
    }

    /**
     * @param original {@code quarkus-run.jar} of the packaged service
     * @param folder where the copy goes
     */
    public static ServiceCopy of(Path original, Path folder) {
        copy(original.getParent(), folder);
        return new ServiceCopy(folder.resolve(original.getFileName()));
    }

    /** What is to be run. */
    public Path jar() {
        return jar;
    }

    /** The libraries of a packaged service, the engine's among them. */
    public static Path libraries(Path jar) {
        return jar.resolveSibling("lib/main");
    }

    /** The engine's jar. */
    public Path engine() {
        try (var libraries = Files.list(libraries(jar))) {
            return libraries
                    .filter(library -> library.getFileName().toString().startsWith("rebound.event-log-"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts all classes below that folder into the engine's jar, in the place of those that are there. */
    public void exchange(Path classes) {
        try (var inside = FileSystems.newFileSystem(engine())) {
            copy(classes, inside.getPath("/"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies a folder with everything below it; what is there already is overwritten. */
    public static void copy(Path from, Path to) {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                var target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
