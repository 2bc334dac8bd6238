package rebound.local.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import rebound.local.Console;
import rebound.local.LocalStack;
import rebound.local.RunningSystem;
import rebound.local.StartProgress;
import rebound.local.SystemPorts;
import rebound.local.demo.WebhookReceiver;

/** Tells {@link rebound.local.demo.Demo} on a system of its own, which is gone afterwards. */
@Command(name = "demo", description = "Tells the main story through real HTTP, then stops everything.")
final class Demo implements Callable<Integer> {

    private final Console console = Console.ofProcess();

    @Override
    public Integer call() throws IOException {
        var folder = Files.createTempDirectory("rebound-demo-");
        // What the Kafka and MongoDB clients log is no part of the story.
        System.setProperty(
                "org.slf4j.simpleLogger.logFile", folder.resolve("demo.log").toString());
        console.line(console.bold("Rebound, the demo"));
        console.line("A real Kafka broker, a MongoDB and three services, each a process of its own.");
        console.line("What follows goes over HTTP; \"log\" is what a Kafka consumer sees.");
        console.line();
        var stopped = Thread.ofPlatform().unstarted(() -> {
            LocalStack.closeAll();
            delete(folder);
        });
        try {
            Runtime.getRuntime().addShutdownHook(stopped);
        } catch (IllegalStateException e) {
            // Ctrl-C was faster.
            delete(folder);
            return 1;
        }
        var held = false;
        try (var app = new WebhookReceiver();
                var system = RunningSystem.start(
                        folder,
                        SystemPorts.free(),
                        service ->
                                service.equals("reminder") ? Map.of("rebound.webhooks.allow", app.address()) : Map.of(),
                        StartProgress.on(console))) {
            held = rebound.local.demo.Demo.tell(system, app, console);
        } finally {
            if (!held && !Rebound.isStopping()) {
                Runtime.getRuntime().removeShutdownHook(stopped);
                console.line("The logs are in " + folder.resolve("logs"));
            }
        }
        return held ? 0 : 1;
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
