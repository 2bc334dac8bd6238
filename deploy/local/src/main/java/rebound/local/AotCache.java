package rebound.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * The AOT cache (JEP 483, 514 and 515) of a packaged service: its classes as they are once they have been loaded and linked. It
 * is in {@code target/aot} of the service, and holds for the JDK, the jars and the place that it was made with; with others,
 * the JVM goes on without it.
 *
 * <p>Making one takes longer than a start saves, so it is made for what starts services many times ({@link #ensure}).
 */
public final class AotCache {

    /** The end of a training run writes the cache, in a JVM of its own. */
    private static final Duration LONGEST_END = Duration.ofMinutes(5);

    /** What each service is asked to do in its training, so that the classes are there that answer people. */
    private static final Map<String, String> DEEDS = Map.of(
            "journal", "/journal/v1/setbacks {\"title\":\"a training run\"}",
            "plan", "/plan/v1/goals {\"title\":\"to start quickly\"}",
            "reminder", "/reminder/v1/settings");

    private static final String LEASH = "leash.jar";

    private final Path folder;

    private AotCache(Path folder) {
        this.folder = folder;
    }

    /** That of a packaged service, unless there is none since it was packaged. */
    static Optional<AotCache> of(Path jar) {
        var cache = new AotCache(folderOf(jar));
        try {
            return Files.exists(cache.file())
                            && Files.getLastModifiedTime(cache.file()).compareTo(Files.getLastModifiedTime(jar)) > 0
                    ? Optional.of(cache)
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folderOf(Path jar) {
        return jar.toAbsolutePath().getParent().resolveSibling("aot");
    }

    /** A class path that begins as it did in the training run: what is packaged, then this jar. A folder may follow. */
    Path leash() {
        return folder.resolve(LEASH);
    }

    /** A jar of the {@link Leash} alone, which it makes in that folder: a class path with a folder in it gets no cache. */
    public static Path leash(Path folder) {
        var name = Leash.class.getName().replace('.', '/') + ".class";
        var jar = folder.resolve(LEASH);
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                var in = Leash.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            out.putNextEntry(new JarEntry(name));
            in.transferTo(out);
            out.closeEntry();
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another one wherever the checkout is: a JVM would refuse one that was made elsewhere, and say so at length. */
    private Path file() {
        return folder.resolve("app-%08x.aot".formatted(folder.toString().hashCode()));
    }

    List<String> jvmOptions() {
        return List.of("-XX:AOTCache=" + file());
    }

    /**
     * Makes those that are not there, in training runs of all of these services at once, on a stack of their own.
     *
     * @param data an empty folder, for the stack
     * @param progress hears what takes so long
     * @throws IllegalStateException if a service does not start, or leaves no cache
     */
    public static void ensure(Path data, Consumer<String> progress) {
        var missing = RunningSystem.SERVICES.stream()
                .filter(service -> of(Checkout.serviceJar(service)).isEmpty())
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        progress.accept("Making AOT caches for quick starts, once for each build ...");
        try (var stack = LocalStack.start(data)) {
            var training = new LinkedHashMap<AotCache, ServiceProcess>();
            for (var service : missing) {
                var usual = ServiceProcess.Variant.usual(service);
                var cache = new AotCache(folderOf(usual.jar()));
                cache.prepare();
                training.put(
                        cache,
                        stack.startService(
                                service,
                                0,
                                Map.of(),
                                usual.withOnly(List.of(cache.leash()))
                                        .withJvmOptions(List.of("-XX:AOTCacheOutput=" + cache.unfinished()))));
            }
            for (var process : training.values()) {
                process.awaitReady();
                process.awaitReadable();
                doSomething(stack, process);
            }
            training.values().forEach(ServiceProcess::terminate);
            training.forEach(AotCache::finish);
        }
    }

    private void prepare() {
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(file());
            Files.deleteIfExists(unfinished());
            leash(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path unfinished() {
        return folder.resolve("unfinished.aot");
    }

    private void finish(ServiceProcess process) {
        if (!process.awaitExit(LONGEST_END) || !Files.exists(unfinished())) {
            throw new IllegalStateException(process + " leaves no AOT cache; see " + process.log());
        }
        try {
            Files.move(unfinished(), file(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void doSomething(LocalStack stack, ServiceProcess process) {
        var deed = DEEDS.get(process.name()).split(" ", 2);
        var request = HttpRequest.newBuilder(URI.create(process.uri() + deed[0]))
                .header("Authorization", "Bearer " + stack.token("training"));
        if (deed.length > 1) {
            request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(deed[1]));
        }
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(process + " answers its training with " + answer.statusCode());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
