package rebound.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.classfile.ClassFile;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rebound.local.Checkout;
import rebound.local.DevelopmentIssuer;
import rebound.local.LocalClock;
import rebound.local.MovedClock;
import rebound.local.RunningSystem;
import rebound.local.ServiceProcess;

/** What production runs is what was packaged, in which no clock is that could be moved; one from outside is refused. */
class ProductionClockIT {

    private static final String PROVIDER = "META-INF/services/java.time.InstantSource";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    static List<String> services() {
        return RunningSystem.SERVICES;
    }

    @ParameterizedTest
    @MethodSource("services")
    void nothingThatIsPackagedIsAClockOrFindsOne(String service) throws IOException {
        var ours = new ArrayList<String>();
        for (var path : jars(service)) {
            try (var jar = new JarFile(path.toFile())) {
                assertThat(jar.getEntry(PROVIDER)).as(path.toString()).isNull();
                for (var entry : jar.stream().filter(ProductionClockIT::isOurs).toList()) {
                    ours.add(entry.getName());
                    assertThat(parents(jar.getInputStream(entry).readAllBytes()))
                            .as(entry.getName())
                            .doesNotContain("java/time/InstantSource", "java/time/Clock");
                }
            }
        }
        assertThat(ours)
                .contains("rebound/servicekit/wiring/StartGuard.class")
                .noneMatch(name -> name.startsWith("rebound/local/"))
                // Fail points, for one.
                .noneMatch(name -> name.startsWith("rebound/bench/"));
    }

    @Test
    void theLocalStacksClockIsRefusedInProduction() throws Exception {
        assertThat(startInProduction(jar() + File.pathSeparator + localStack()))
                .contains("The clock " + MovedClock.class.getName() + " is refused in the profile prod");
    }

    /** It refuses to start for another reason, which is looked at after the clock. */
    @Test
    void withoutItNothingThatProductionIsToldMovesTheClock() throws Exception {
        assertThat(startInProduction(jar().toString()))
                .contains("quarkus.oidc.public-key is refused in the profile prod")
                .doesNotContain("The clock");
    }

    /** @return what the service said until it ended by itself */
    private String startInProduction(String classPath) throws IOException, InterruptedException {
        LocalClock.of(folder).begin();
        var settings = new Properties();
        settings.putAll(Map.of(
                "quarkus.http.port", "0",
                "quarkus.oidc.public-key", DevelopmentIssuer.of(folder).publicKey(),
                "quarkus.oidc.token.issuer", "https://login.example",
                "quarkus.oidc.token.audience", "rebound",
                "rebound.kafka.bootstrap-servers", "127.0.0.1:1",
                "rebound.mongodb.uri", "mongodb://127.0.0.1:1",
                "rebound.topics.partitions", "4",
                "rebound.keys.key-encryption", "none",
                "rebound.keys.commands", "none",
                "rebound.keys.identity", "none"));
        var text = new StringWriter();
        settings.store(text, null);
        Files.createDirectories(folder.resolve("config"));
        Files.writeString(folder.resolve("config/application.properties"), text.toString());
        var log = folder.resolve("log");
        var process = new ProcessBuilder(
                        Checkout.java().toString(),
                        "-Drebound-local.clock=" + folder.resolve("clock"),
                        "-cp",
                        classPath,
                        ServiceProcess.mainClass(jar()))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("it ends").isTrue();
            assertThat(process.exitValue()).isNotZero();
            return Files.readString(log);
        } finally {
            process.destroyForcibly();
        }
    }

    private static boolean isOurs(JarEntry entry) {
        return entry.getName().startsWith("rebound/") && entry.getName().endsWith(".class");
    }

    private static List<String> parents(byte[] bytes) {
        var type = ClassFile.of().parse(bytes);
        return Stream.concat(type.superclass().stream(), type.interfaces().stream())
                .map(parent -> parent.asInternalName())
                .toList();
    }

    private static List<Path> jars(String service) throws IOException {
        try (var files = Files.walk(application(service))) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }

    private static Path jar() {
        return application("journal").resolve("quarkus-run.jar");
    }

    private static Path application(String service) {
        return Checkout.root().resolve(service + "-service/target/quarkus-app");
    }

    private static Path localStack() throws URISyntaxException {
        return Path.of(MovedClock.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }
}
