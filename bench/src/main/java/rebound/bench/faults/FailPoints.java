package rebound.bench.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import rebound.bench.faults.agent.FailPoint;
import rebound.bench.faults.agent.FailPointAgent;

/** The fail points of one service's process: its end of the folder in which the agent looks. */
final class FailPoints {

    private static final String JAR = "fail-points.jar";

    private final Path folder;

    /** @param folder empty and of its own for every process */
    FailPoints(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Packs the agent, which must see nothing else of this module. */
    static Path pack(Path into) {
        var manifest = new Manifest();
        var attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Premain-Class", FailPointAgent.class.getName());
        // The engine's classes have another class loader, and only that of the JDK is everybody's parent.
        attributes.putValue("Boot-Class-Path", JAR);
        var itsPackage = FailPointAgent.class.getPackageName().replace('.', '/');
        try {
            Files.createDirectories(into);
            var jar = into.resolve(JAR);
            var classes = Path.of(FailPointAgent.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .resolve(itsPackage);
            try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                    var files = Files.list(classes)) {
                for (var file : files.sorted().toList()) {
                    out.putNextEntry(new JarEntry(itsPackage + "/" + file.getFileName()));
                    Files.copy(file, out);
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    List<String> jvmOptions(Path jar) {
        return List.of("-javaagent:" + jar + "=" + folder);
    }

    /** @param passed how often it is passed before the process ends there */
    void arm(FailPoint point, int passed) {
        try {
            var written = Files.writeString(folder.resolve("arm.new"), point.name() + " " + passed);
            Files.move(written, folder.resolve("arm"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the process ended there. */
    boolean endedAt(FailPoint point) {
        try {
            var file = folder.resolve("ended-at");
            return Files.exists(file) && Files.readString(file).equals(point.name());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
