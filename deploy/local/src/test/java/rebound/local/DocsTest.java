package rebound.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every path that the documents name exists. */
class DocsTest {

    /** A relative link, or a path in code with at least one slash that begins with a folder of this project. */
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#]+)");

    private static final Pattern PATH = Pattern.compile(
            "`((?:event-log|service-kit|journal-service|plan-service|reminder-service|deploy|docs|bench)/[^`\\s…]*)`");

    @Test
    void everyPathInTheDocumentsExists() throws IOException {
        var root = Checkout.root();
        var missing = new ArrayList<String>();
        var named = 0;
        for (var document : documents(root)) {
            var text = Files.readString(document);
            var links = LINK.matcher(text);
            while (links.find()) {
                named++;
                if (!Files.exists(document.resolveSibling(links.group(1)))) {
                    missing.add(root.relativize(document) + ": " + links.group(1));
                }
            }
            var paths = PATH.matcher(text);
            while (paths.find()) {
                named++;
                if (!Files.exists(root.resolve(paths.group(1)))) {
                    missing.add(root.relativize(document) + ": " + paths.group(1));
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(named).isPositive();
    }

    private static List<Path> documents(Path root) throws IOException {
        try (Stream<Path> docs = Files.walk(root.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(root.resolve("README.md"), root.resolve("CONTRIBUTING.md")),
                            docs.filter(path -> path.toString().endsWith(".md")))
                    .toList();
        }
    }
}
