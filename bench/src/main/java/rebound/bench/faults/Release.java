package rebound.bench.faults;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import rebound.local.Checkout;

/**
 * Another release of a service: what a patch of {@code bench/upgrades} makes of its sources, compiled into a copy of its
 * packaged application. So it has another code and the same libraries.
 */
final class Release {

    private static final String CHANGED = "+++ b/";
    private static final String SOURCES = "-service/src/main/java/";

    private Release() {}

    /**
     * Builds it.
     *
     * @param into a folder of its own
     * @return what is to be deployed
     * @throws FaultFailure if the patch does not apply any more, or what it makes does not compile
     */
    static Path build(String service, String patch, Path into) {
        var text = Checkout.root().resolve("bench/upgrades").resolve(patch + ".patch");
        var application = Checkout.serviceJar(service).getParent();
        try {
            Files.createDirectories(into);
            var changed = copyChanged(text, into);
            apply(text, into);
            var classes = Files.createDirectory(into.resolve("classes"));
            compile(changed, application, classes);
            var release = into.resolve("quarkus-app");
            copy(application, release);
            try (var jars = Files.list(release.resolve("app"))) {
                replace(jars.findFirst().orElseThrow(), classes);
            }
            return release.resolve(Checkout.serviceJar(service).getFileName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> copyChanged(Path patch, Path into) throws IOException {
        var changed = new ArrayList<Path>();
        for (var line : Files.readAllLines(patch)) {
            if (line.startsWith(CHANGED)) {
                var file = line.substring(CHANGED.length());
                if (!file.contains(SOURCES)) {
                    throw new FaultFailure(patch + " changes " + file + ", which is no source of a service");
                }
                var copy = into.resolve(file);
                Files.createDirectories(copy.getParent());
                Files.copy(Checkout.root().resolve(file), copy);
                changed.add(copy);
            }
        }
        return changed;
    }

    private static void apply(Path patch, Path into) throws IOException {
        var git = new ProcessBuilder("git", "apply", patch.toString())
                .directory(into.toFile())
                .redirectErrorStream(true);
        // That the folder lies within a checkout must not matter.
        git.environment().put("GIT_CEILING_DIRECTORIES", into.getParent().toString());
        var process = git.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new FaultFailure(patch + " does not apply any more: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FaultFailure("Interrupted");
        }
    }

    private static void compile(List<Path> sources, Path application, Path classes) throws IOException {
        var jars = new ArrayList<Path>();
        for (var folder : List.of("app", "lib/main", "lib/boot")) {
            try (var files = Files.list(application.resolve(folder))) {
                files.forEach(jars::add);
            }
        }
        var classPath = String.join(
                File.pathSeparator, jars.stream().map(Path::toString).toList());
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var options = List.of("-proc:none", "-parameters", "-nowarn", "-cp", classPath, "-d", classes.toString());
            if (!compiler.getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call()) {
                throw new FaultFailure("What a patch makes of " + sources + " does not compile");
            }
        }
    }

    /** The libraries are only linked. */
    private static void copy(Path application, Path release) throws IOException {
        Files.createDirectory(release);
        try (var all = Files.list(application)) {
            for (var part : all.toList()) {
                var target = release.resolve(part.getFileName());
                if (part.getFileName().toString().equals("lib")) {
                    Files.createSymbolicLink(target, part);
                } else {
                    copyAll(part, target);
                }
            }
        }
    }

    private static void copyAll(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private static void replace(Path jar, Path classes) throws IOException {
        try (var inside = FileSystems.newFileSystem(jar, Map.of());
                var files = Files.walk(classes)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var target =
                        inside.getPath("/").resolve(classes.relativize(file).toString());
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
