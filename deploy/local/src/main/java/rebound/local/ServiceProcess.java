package rebound.local;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A running service, from its packaged application. */
public final class ServiceProcess extends ChildProcess {

    /** The profile that trusts the development issuer. */
    private static final String PROFILE = "local";

    private static final Pattern OWNS_ALL =
            Pattern.compile("\"ownedPartitions\"\\s*:\\s*" + LocalStack.PARTITIONS + "\\b");

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private ServiceProcess(String service, int port, Path log, Process process) {
        super(service, port, log, process);
    }

    /**
     * How an instance is started otherwise than usual, by who measures it or makes it fail.
     *
     * @param jar that is run: {@code quarkus-run.jar} of a packaged application
     * @param beside what else is on the class path, after it: jars and folders, {@link Leash} in one of them
     * @param jvmOptions on top of the usual ones
     * @param through a main class that runs the application's, which it is given after these arguments; empty for none
     */
    public record Variant(Path jar, List<Path> beside, List<String> jvmOptions, List<String> through) {

        public Variant {
            beside = List.copyOf(beside);
            jvmOptions = List.copyOf(jvmOptions);
            through = List.copyOf(through);
        }

        /** As usual. */
        public static Variant usual(String service) {
            return new Variant(Checkout.serviceJar(service), List.of(Checkout.codeSource()), List.of(), List.of());
        }

        public Variant withJar(Path other) {
            return new Variant(other, beside, jvmOptions, through);
        }

        /** On top of those that it has. */
        public Variant withJvmOptions(List<String> more) {
            return new Variant(jar, beside, concat(jvmOptions, more), through);
        }

        /** With nothing but these on the class path, after the application. */
        public Variant withOnly(List<Path> others) {
            return new Variant(jar, others, jvmOptions, through);
        }

        /** Run by another main class, which is in that jar or folder. */
        public Variant through(Path where, List<String> mainAndArguments) {
            return new Variant(jar, concat(beside, List.of(where)), jvmOptions, mainAndArguments);
        }

        /** With its AOT cache, where one has been made since it was packaged: a start then takes a third of the work. */
        public Variant withCache() {
            return AotCache.of(jar)
                    .map(cache -> new Variant(
                            jar,
                            concat(List.of(cache.leash()), beside),
                            concat(jvmOptions, cache.jvmOptions()),
                            through))
                    .orElse(this);
        }

        private static <T> List<T> concat(List<T> some, List<T> more) {
            return Stream.concat(some.stream(), more.stream()).toList();
        }
    }

    /** SIGTERM to all at once, then SIGKILL to each that is waited for longer than that. */
    public static void stop(List<ServiceProcess> processes, Duration each) {
        processes.forEach(ServiceProcess::terminate);
        for (var process : processes) {
            if (!process.awaitExit(each)) {
                process.kill();
            }
        }
    }

    static ServiceProcess start(
            Path dataFolder, String service, int port, Map<String, String> settings, Variant variant) {
        var folder = dataFolder.resolve("services/" + service + "-" + port);
        var log = dataFolder.resolve("logs/" + service + "-" + port + ".log");
        try {
            // Quarkus reads config/application.properties of its working folder. Neither the command line nor the
            // environment is a place for keys.
            PrivateFiles.write(folder.resolve("config/application.properties"), properties(settings));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var jvmOptions = new ArrayList<>(List.of("-Xmx512m", "-Dquarkus.profile=" + PROFILE));
        jvmOptions.addAll(LocalClock.of(dataFolder).jvmOptions());
        var manifest = manifest(variant.jar());
        // What java -jar would do, but on the leash.
        for (var opened : manifest.getValue("Add-Opens").split(" ")) {
            jvmOptions.addAll(List.of("--add-opens", opened + "=ALL-UNNAMED"));
        }
        jvmOptions.addAll(variant.jvmOptions());
        // Beside it: the leash and the clock, of which no service has anything in it.
        var classPath = Stream.concat(Stream.of(variant.jar()), variant.beside().stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        jvmOptions.addAll(List.of("-cp", classPath));
        var mainAndArguments = new ArrayList<>(variant.through());
        mainAndArguments.add(manifest.getValue(Attributes.Name.MAIN_CLASS));
        var process = ChildProcess.start(folder, log, jvmOptions, mainAndArguments);
        return new ServiceProcess(service, port, log, process);
    }

    /** The main class of a packaged application: what its {@code quarkus-run.jar} runs. */
    public static String mainClass(Path jar) {
        return manifest(jar).getValue(Attributes.Name.MAIN_CLASS);
    }

    private static Attributes manifest(Path jar) {
        try (var application = new JarFile(jar.toFile())) {
            return application.getManifest().getMainAttributes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String properties(Map<String, String> settings) throws IOException {
        var properties = new Properties();
        properties.putAll(settings);
        var text = new StringWriter();
        properties.store(text, null);
        return text.toString();
    }

    /** Its address, without a slash at the end. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** What {@code /q/health/ready} says now; false too while nothing answers. */
    @Override
    public boolean isReady() {
        return health("ready").startsWith("200");
    }

    /**
     * Waits, as long as there is progress, until this instance owns every partition and people can read. For an instance that
     * is alone; one that is ready takes writes before that.
     *
     * @throws IllegalStateException if the process ended, or nothing has moved for too long
     */
    public void awaitReadable() {
        var patience = new Patience(STALL);
        var health = health("group/projection");
        while (!(health.startsWith("200") && OWNS_ALL.matcher(health).find())) {
            if (!isAlive() || !patience.pause(health)) {
                throw new IllegalStateException(
                        name() + " does not get to where people can read: " + health + endOfLog());
            }
            health = health("group/projection");
        }
    }

    /** The status and the body of a health check; nothing while nothing answers. */
    private String health(String check) {
        var request = HttpRequest.newBuilder(uri().resolve("/q/health/" + check))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            var response = HTTP.send(request, BodyHandlers.ofString());
            return response.statusCode() + " " + response.body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
