package rebound.servicekit.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where content files lie: each kind in a folder of its own, such as {@code templates/post-mortem.v1.yaml}, and beside those
 * {@value Lock#FILE}.
 */
public sealed interface ContentSource {

    /** The bytes of a file, by its path; empty if there is none. */
    Optional<byte[]> read(String path);

    /** The paths of the files that are there, as far as they can be listed. */
    List<String> files();

    /** The name of a file, for people. */
    String name(String path);

    /** Whether its texts were reviewed before they came here; if not, they are checked at start. */
    boolean isReviewed();

    /** The service's own, on its class path, where files cannot be listed: the lock says which there are. */
    record Packaged(String root) implements ContentSource {

        /** Of every service. */
        public static final Packaged CONTENT = new Packaged("content");

        @Override
        public Optional<byte[]> read(String path) {
            try (var file = Thread.currentThread().getContextClassLoader().getResourceAsStream(root + "/" + path)) {
                return file == null ? Optional.empty() : Optional.of(file.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public List<String> files() {
            return List.of();
        }

        @Override
        public String name(String path) {
            return path;
        }

        @Override
        public boolean isReviewed() {
            return true;
        }
    }

    /** One that a team has filled. */
    record Folder(Path root) implements ContentSource {

        @Override
        public Optional<byte[]> read(String path) {
            var file = root.resolve(path).normalize();
            try {
                return file.startsWith(root.normalize()) && Files.isRegularFile(file)
                        ? Optional.of(Files.readAllBytes(file))
                        : Optional.empty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public List<String> files() {
            if (!Files.isDirectory(root)) {
                throw new BrokenContent(root.toString(), 0, "there is no such folder");
            }
            try (Stream<Path> files = Files.walk(root)) {
                return files.filter(Files::isRegularFile)
                        .map(file -> root.relativize(file).toString().replace('\\', '/'))
                        .sorted()
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String name(String path) {
            return root.resolve(path).toString();
        }

        @Override
        public boolean isReviewed() {
            return false;
        }
    }
}
