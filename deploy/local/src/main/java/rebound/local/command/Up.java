package rebound.local.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import rebound.local.Checkout;
import rebound.local.Console;
import rebound.local.LocalClock;
import rebound.local.LocalStack;
import rebound.local.RunningSystem;
import rebound.local.StartProgress;

/** Runs all of Rebound until Ctrl-C, or in the background until {@link Down}. */
@Command(
        name = "up",
        description = "Starts a Kafka broker, a MongoDB in memory and the three services, and runs until Ctrl-C.",
        sortOptions = false)
final class Up implements Callable<Integer> {

    /** A process that ends more often than this within {@link #SHORT_TIME} is not worth starting again. */
    private static final int TOO_OFTEN = 5;

    private static final Duration SHORT_TIME = Duration.ofMinutes(1);

    private static final Duration POLL = Duration.ofMillis(200);

    @Option(names = "--detach", description = "Returns when all of it is ready, and leaves it running.")
    private boolean detach;

    @Option(names = "--in-background", hidden = true)
    private boolean inBackground;

    @Option(
            names = "--clock",
            description = "Lets you move the time of all services with the command clock. Once moved, it stays so.")
    private boolean clock;

    @Option(
            names = "--webhook-receiver",
            paramLabel = "HOST:PORT",
            description = "Lets webhooks go there, though it is no public address. Can be given again for another.")
    private List<String> webhookReceivers = List.of();

    @Mixin
    private PortOptions ports = new PortOptions();

    private final Console console = Console.ofProcess();
    private final Path ready = Checkout.dataFolder().resolve("ready");

    @Override
    public Integer call() throws IOException, InterruptedException {
        var other = LocalStack.runningOn(Checkout.dataFolder());
        if (other.isPresent()) {
            console.err()
                    .println("It already runs here (pid " + other.getAsLong() + "). To stop it: "
                            + quoted(Rebound.itself()) + " down");
            return 1;
        }
        return detach ? detach() : run();
    }

    private int run() throws IOException, InterruptedException {
        console.line(console.bold("Rebound") + " starts on this machine …");
        console.line();
        if (clock) {
            LocalClock.of(Checkout.dataFolder()).begin();
        }
        try (var system =
                RunningSystem.start(Checkout.dataFolder(), ports.chosen(), this::settings, StartProgress.on(console))) {
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> stop(system)));
            welcome(system);
            Files.writeString(ready, Long.toString(ProcessHandle.current().pid()));
            return supervise(system);
        }
    }

    /** What a service is told on top of what the stack tells it. */
    private Map<String, String> settings(String service) {
        return service.equals("reminder") && !webhookReceivers.isEmpty()
                ? Map.of("rebound.webhooks.allow", String.join(",", webhookReceivers))
                : Map.of();
    }

    private int supervise(RunningSystem system) throws InterruptedException {
        var ends = new ArrayDeque<Long>();
        while (!system.stack().isClosed()) {
            Thread.sleep(POLL);
            for (var ended : system.revive()) {
                console.line(ended + " ended with status " + ended.exitStatus() + " and was started again. Its log: "
                        + ended.log());
                ends.add(System.nanoTime());
            }
            while (!ends.isEmpty() && System.nanoTime() - ends.peek() > SHORT_TIME.toNanos()) {
                ends.remove();
            }
            if (ends.size() > TOO_OFTEN) {
                console.err().println("That is too often. Stopping; the logs are in " + logs());
                return 1;
            }
        }
        return 0;
    }

    private void stop(RunningSystem system) {
        console.line();
        console.line("Stopping …");
        try {
            Files.deleteIfExists(ready);
        } catch (IOException e) {
            console.err().println(e);
        }
        system.close();
        console.line("Stopped. The data stays in " + Checkout.dataFolder());
    }

    /** Starts the same command as a process that outlives this one, and shows what it prints until it is ready. */
    private int detach() throws IOException, InterruptedException {
        var log = Checkout.root().resolve(".rebound/up.log");
        Files.createDirectories(log.getParent());
        Files.deleteIfExists(ready);
        var child = new ProcessBuilder(backgroundCommand())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(log.toFile())
                .start();
        var stopIt = Thread.ofPlatform().unstarted(child::destroy);
        Runtime.getRuntime().addShutdownHook(stopIt);
        var shown = 0;
        while (child.isAlive() && !Files.exists(ready)) {
            shown = showFrom(log, shown);
            Thread.sleep(POLL);
        }
        showFrom(log, shown);
        if (!child.isAlive()) {
            return 1;
        }
        Runtime.getRuntime().removeShutdownHook(stopIt);
        console.line("It runs in the background (pid " + child.pid() + "). To stop it: " + quoted(Rebound.itself())
                + " down");
        return 0;
    }

    private List<String> backgroundCommand() {
        var command = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
        command.add(Checkout.java().toString());
        command.add("-Drebound.command=" + Rebound.itself());
        command.addAll(List.of("-cp", Checkout.classPath(), Rebound.class.getName(), "up", "--in-background"));
        if (clock) {
            command.add("--clock");
        }
        webhookReceivers.forEach(receiver -> command.addAll(List.of("--webhook-receiver", receiver)));
        var chosen = ports.chosen();
        for (var service : RunningSystem.SERVICES) {
            command.addAll(List.of("--" + service + "-port", Integer.toString(chosen.of(service))));
        }
        command.addAll(List.of("--kafka-port", Integer.toString(chosen.kafka())));
        command.addAll(List.of("--mongodb-port", Integer.toString(chosen.mongodb())));
        return command;
    }

    private int showFrom(Path log, int shown) throws IOException {
        var bytes = Files.readAllBytes(log);
        console.out().write(bytes, shown, bytes.length - shown);
        console.out().flush();
        return bytes.length;
    }

    private Path logs() {
        return Checkout.dataFolder().resolve("logs");
    }

    private void welcome(RunningSystem system) {
        var journal = base(system, "journal");
        console.line("""

                Journal  %1$s/journal/v1    documents: %1$s/q/swagger-ui
                Plan     %6$s/plan/v1       documents: %6$s/q/swagger-ui
                Reminder %7$s/reminder/v1   documents: %7$s/q/swagger-ui
                Data     %2$s   kept between runs; to start afresh: %3$s down; rm -r '%2$s'
                Logs     %4$s

                A token of maria (%3$s token --user NAME makes others):

                %5$s

                Try it:

                TOKEN=$(%3$s token)
                curl -s -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \\
                  -d '{"title": "I failed the driving test"}' %1$s/journal/v1/setbacks
                curl -s -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \\
                  -d '{"text": "Parallel parking, again. Next time I practise it first."}' %1$s/journal/v1/entries
                curl -s -H "Authorization: Bearer $TOKEN" %1$s/journal/v1/timeline
                """.formatted(
                        journal,
                        Checkout.dataFolder(),
                        quoted(Rebound.itself()),
                        logs(),
                        system.stack().token("maria"),
                        base(system, "plan"),
                        base(system, "reminder")));
        if (!inBackground) {
            console.line("Ctrl-C stops it.");
        }
    }

    private static String base(RunningSystem system, String service) {
        return "http://localhost:" + system.service(service).port();
    }

    private static String quoted(String command) {
        return command.contains(" ") ? "'" + command + "'" : command;
    }
}
