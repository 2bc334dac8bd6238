package rebound.bench.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;
import rebound.bench.faults.agent.FailPoint;
import rebound.bench.faults.agent.FailPointAgent;
import rebound.bench.faults.agent.Trigger;
import rebound.bench.faults.agent.WithFailPoints;
import rebound.local.ServiceProcess;

/** The fail points of one service's process: its end of the folder in which the agent looks. */
final class FailPoints {

    private static final String JAR = "fail-points.jar";

    private final Path folder;
    private final Trigger.Batches batches;

    /** @param folder empty and of its own for every process */
    FailPoints(Path folder) {
        this(folder, Trigger.Batches.ALL);
    }

    private FailPoints(Path folder, Trigger.Batches batches) {
        this.folder = folder;
        this.batches = batches;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same, passed only with batches in which there is somebody's command: whoever sent it has no answer yet. */
    FailPoints withCommands() {
        return new FailPoints(folder, Trigger.Batches.WITH_COMMANDS);
    }

    /** Packs the agent, which must see nothing else of this module. */
    static Path pack(Path into) {
        var manifest = new Manifest();
        var attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Agent-Class", FailPointAgent.class.getName());
        attributes.putValue("Can-Retransform-Classes", "true");
        var itsPackage = FailPointAgent.class.getPackageName().replace('.', '/');
        try {
            Files.createDirectories(into);
            var jar = into.resolve(JAR);
            var ours = Path.of(FailPointAgent.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
                if (Files.isDirectory(ours)) {
                    pack(ours.resolve(itsPackage), itsPackage, out);
                } else {
                    try (var inside = FileSystems.newFileSystem(ours)) {
                        pack(inside.getPath(itsPackage), itsPackage, out);
                    }
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pack(Path classes, String itsPackage, JarOutputStream out) throws IOException {
        try (var files = Files.list(classes)) {
            for (var file : files.sorted().toList()) {
                out.putNextEntry(new JarEntry(itsPackage + "/" + file.getFileName()));
                Files.copy(file, out);
            }
        }
    }

    /** The same service with its fail points. @param agent as {@link #pack} made it */
    ServiceProcess.Variant in(ServiceProcess.Variant service, Path agent) {
        return service.withJvmOptions(List.of("-Djdk.attach.allowAttachSelf=true", "-XX:+EnableDynamicAgentLoading"))
                .through(agent, List.of(WithFailPoints.class.getName(), agent.toString(), folder.toString()));
    }

    /** @param passed how often it is passed before the process ends there */
    void end(FailPoint point, int passed) {
        arm(point, passed, Trigger.Effect.END, Duration.ZERO);
    }

    /** Stops the process there, as SIGSTOP does: it goes on with {@code ServiceProcess.resume}. */
    void stop(FailPoint point, int passed) {
        arm(point, passed, Trigger.Effect.STOP, Duration.ZERO);
    }

    /** Holds up the thread there, and no other. */
    void hold(FailPoint point, int passed, Duration time) {
        arm(point, passed, Trigger.Effect.WAIT, time);
    }

    /** Holds up the thread that comes there next, and no other, until {@link #release}. */
    void hold(FailPoint point) {
        arm(point, 0, Trigger.Effect.HOLD, Duration.ZERO);
    }

    /** Lets the thread go on that is held up. */
    void release() {
        try {
            Files.createFile(folder.resolve("release"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets the process tell when it comes there. */
    void note(FailPoint point) {
        arm(point, 0, Trigger.Effect.NOTE, Duration.ZERO);
    }

    private void arm(FailPoint point, int passed, Trigger.Effect effect, Duration time) {
        try {
            Files.deleteIfExists(folder.resolve("reached"));
            var with = point.isOfABatch() ? batches : Trigger.Batches.ALL;
            var text = String.join(
                    " ",
                    point.name(),
                    Integer.toString(passed),
                    effect.name(),
                    Long.toString(time.toMillis()),
                    with.name());
            var written = Files.writeString(folder.resolve("arm.new"), text);
            Files.move(written, folder.resolve("arm"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** When the process came to where it was armed last; null if it has not yet. */
    @Nullable
    Instant reached() {
        try {
            return Files.getLastModifiedTime(folder.resolve("reached")).toInstant();
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
