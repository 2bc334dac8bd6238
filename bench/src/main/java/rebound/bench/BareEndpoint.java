package rebound.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import rebound.local.Checkout;
import rebound.local.Leash;
import rebound.local.LocalPorts;
import rebound.local.LocalStack;
import rebound.local.Patience;

/** The running bare endpoint: a process of its own, with the same limits as a service's. It ends with this JVM. */
final class BareEndpoint implements AutoCloseable {

    static final String TOPIC = "bench.bare";

    private static final Duration STALL = Duration.ofSeconds(60);
    private static final int GRACE_SECONDS = 4;

    private final Process process;
    private final int port;

    private BareEndpoint(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Makes its topic, like those of the services, and starts it; returns when it listens. */
    static BareEndpoint start(LocalStack stack) {
        var jar = Checkout.root().resolve("bench/bare-endpoint/target/quarkus-app/quarkus-run.jar");
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException(jar + " is missing: build bench-bare-endpoint first (mvn package)");
        }
        createTopic(stack.bootstrapServers());
        var port = LocalPorts.free();
        var log = stack.dataFolder().resolve("logs/bare-endpoint-" + port + ".log");
        var command = List.of(
                Checkout.java().toString(),
                "-XX:+UseParallelGC",
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "--add-opens",
                "java.base/java.lang=ALL-UNNAMED",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port,
                "-Dbare.bootstrap-servers=" + stack.bootstrapServers(),
                "-Dbare.topic=" + TOPIC,
                "-cp",
                jar + File.pathSeparator + locationOf(Leash.class),
                Leash.class.getName(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint");
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            var endpoint = new BareEndpoint(process, port);
            endpoint.awaitListening(log);
            return endpoint;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
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
                throw new IllegalStateException("The bare endpoint did not start; see " + log);
            }
        }
    }

    private static void createTopic(String bootstrapServers) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, LocalStack.PARTITIONS, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(TOPIC + " cannot be created", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
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
