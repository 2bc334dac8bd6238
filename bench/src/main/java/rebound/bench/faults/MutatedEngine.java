package rebound.bench.faults;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import rebound.bench.ServiceCopy;
import rebound.local.Checkout;
import rebound.local.ServiceProcess;

/**
 * The engine with a {@link Mutation}, in copies of the packaged services. It is made from a copy of the checkout's sources as
 * they are on the disk, which are those that the packaged services were built from: so changes that are not committed are in
 * it, and the patch is all the difference. Of the sources only those that the patch changes are compiled, and their classes
 * exchanged; so a patch must not change what other classes have compiled in, such as a constant.
 */
final class MutatedEngine {

    private static final String SOURCES = "event-log/src/main/java";

    private final Path folder;
    private final Path classes;
    private final Map<String, ServiceProcess.Variant> variants = new HashMap<>();

    private MutatedEngine(Path folder, Path classes) {
        this.folder = folder;
        this.classes = classes;
    }

    /**
     * Applies the patch, and compiles what it changes.
     *
     * @param folder an empty one, whose owner deletes it
     * @throws FaultFailure if the patch does not apply to the checkout as it is, or does not compile
     */
    static MutatedEngine of(Mutation mutation, Path folder) {
        var original = Checkout.root().resolve(SOURCES);
        var checkout = folder.resolve("checkout");
        var sources = checkout.resolve(SOURCES);
        ServiceCopy.copy(original, createDirectories(sources));
        apply(mutation, checkout);
        var changed = changed(original, sources);
        if (changed.isEmpty()) {
            throw new FaultFailure(mutation.name() + " changes nothing in " + SOURCES);
        }
        return new MutatedEngine(folder, compile(mutation, changed, createDirectories(folder.resolve("classes"))));
    }

    /** How to start that service with it. */
    ServiceProcess.Variant variant(String service) {
        return variants.computeIfAbsent(service, name -> {
            var usual = ServiceProcess.Variant.usual(name);
            var copy = ServiceCopy.of(usual.jar(), folder.resolve(name + "-service"));
            copy.exchange(classes);
            return usual.withJar(copy.jar());
        });
    }

    private static void apply(Mutation mutation, Path checkout) {
        var git = new ProcessBuilder(
                        "git", "apply", "--whitespace=nowarn", mutation.patch().toString())
                .directory(checkout.toFile())
                .redirectErrorStream(true);
        // Within another repository it would leave out, without a word, what is not in its own folder.
        git.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        git.environment().put("GIT_CEILING_DIRECTORIES", checkout.getParent().toString());
        try {
            var running = git.start();
            running.getOutputStream().close();
            var said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (running.waitFor() != 0) {
                throw new FaultFailure(mutation.name() + " does not apply any more:\n" + said.strip());
            }
        } catch (IOException e) {
            throw new FaultFailure("Mutations are applied with git, which cannot be run: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FaultFailure("Interrupted");
        }
    }

    private static List<Path> changed(Path original, Path sources) {
        try (var files = Files.walk(sources)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> differs(file, original.resolve(sources.relativize(file))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean differs(Path file, Path original) {
        try {
            return !Files.exists(original) || Files.mismatch(file, original) >= 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path compile(Mutation mutation, List<Path> sources, Path into) {
        var javac = ToolProvider.getSystemJavaCompiler();
        var errors = new StringWriter();
        try (var files = javac.getStandardFileManager(null, null, StandardCharsets.UTF_8);
                Stream<Path> libraries =
                        Files.list(ServiceCopy.libraries(ServiceProcess.Variant.usual(Cluster.SERVICES.getFirst())
                                .jar()))) {
            // The engine's own jar is one of the libraries.
            var classPath =
                    libraries.map(Path::toString).collect(Collectors.joining(System.getProperty("path.separator")));
            var options = List.of("-d", into.toString(), "-cp", classPath, "-parameters", "-proc:none", "-g");
            if (!javac.getTask(errors, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call()) {
                throw new FaultFailure(mutation.name() + " does not compile any more:\n"
                        + errors.toString().strip());
            }
            return into;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path createDirectories(Path created) {
        try {
            return Files.createDirectories(created);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
