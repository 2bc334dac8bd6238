package rebound.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import rebound.local.Checkout;
import rebound.local.Leash;
import rebound.local.LocalPorts;
import rebound.local.LocalStack;
import rebound.local.Patience;
import rebound.local.ServiceProcess;

/**
 * Something that a service is compared with: a packaged Quarkus application, in a process of its own with the same limits as a
 * service's. It ends with this JVM.
 */
final class Application implements AutoCloseable {

    private static final Duration STALL = Duration.ofSeconds(60);
    private static final int GRACE_SECONDS = 4;

    private final String name;
    private final Process process;
    private final int port;

    private Application(String name, Process process, int port) {
        this.name = name;
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it, and returns when it listens.
     *
     * @param name of its module in {@code bench/}
     * @param settings its configuration, under MicroProfile names; nothing secret
     */
    static Application start(LocalStack stack, String name, Map<String, String> settings) {
        var jar = Checkout.root().resolve("bench/" + name + "/target/quarkus-app/quarkus-run.jar");
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException(jar + " is missing: build bench-" + name + " first (mvn package)");
        }
        var port = LocalPorts.free();
        var log = stack.dataFolder().resolve("logs/" + name + "-" + port + ".log");
        var command = new ArrayList<>(List.of(
                Checkout.java().toString(),
                "-XX:+UseParallelGC",
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "--add-opens",
                "java.base/java.lang=ALL-UNNAMED",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port));
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of(
                "-cp",
                jar + File.pathSeparator + locationOf(Leash.class),
                Leash.class.getName(),
                ServiceProcess.mainClass(jar)));
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            var application = new Application(name, process, port);
            application.awaitListening(log);
            return application;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void awaitListening(Path log) {
        var patience = new Patience(STALL);
        while (LocalPorts.isFree(port)) {
            if (!process.isAlive() || !patience.pause(log.toFile().length())) {
                close();
                throw new IllegalStateException(name + " did not start; see " + log);
            }
        }
    }

    private static Path locationOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
