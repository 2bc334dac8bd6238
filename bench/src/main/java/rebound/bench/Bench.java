package rebound.bench;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rebound.local.Console;

/** {@code ./rebound bench}: runs the benchmarks, one after the other, and prints their ratios. */
@Command(
        name = "./rebound bench",
        header = "Measures ratios: both sides in one run on this machine, in turn.",
        footerHeading = "%nBenchmarks:%n",
        description = "Ends with 0 only if all of it was measured honestly and every goal is met.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class Bench implements Callable<Integer> {

    /** With fewer, neither a median nor a range says much. */
    private static final int LEAST_PAIRS = 5;

    @Parameters(arity = "0..*", paramLabel = "NAME", description = "Which; all if none is named.")
    private List<String> names = List.of();

    @Option(names = "--json", description = "Prints the result as JSON; progress goes to the standard error.")
    private boolean json;

    @Option(names = "--pairs", description = "Rounds of each side. Default: ${DEFAULT-VALUE}", defaultValue = "5")
    private int pairs;

    @Option(names = "--seconds", description = "Of each round. Default: ${DEFAULT-VALUE}", defaultValue = "10")
    private int seconds;

    @Option(
            names = "--warm-up",
            description = "Seconds for each side: a JVM takes minutes under load to compile what it runs."
                    + " Default: ${DEFAULT-VALUE}",
            defaultValue = "90")
    private int warmUp;

    @Option(names = "--connections", description = "Default: ${DEFAULT-VALUE}", defaultValue = "100")
    private int connections;

    @Option(names = "--people", description = "How many write. Default: ${DEFAULT-VALUE}", defaultValue = "2000")
    private int people;

    @Option(
            names = "--events",
            description = "In the log that is rebuilt. Default: ${DEFAULT-VALUE}",
            defaultValue = "100000")
    private int events;

    @Option(names = "--large", description = "Also takes over partitions with a million events in the log.")
    private boolean large;

    @Option(
            names = "--profile",
            description = "Afterwards records where journal-service spends its processor time; not p6, on Linux.")
    private boolean profile;

    @Option(
            names = "--quick",
            description =
                    "One pair, seconds, small logs: only to see that everything works. The options above mean nothing.")
    private boolean quick;

    private final List<Benchmark> all;
    private final Console console;

    Bench(List<Benchmark> all, Console console) {
        this.all = all;
        this.console = console;
    }

    public static void main(String[] args) {
        System.exit(run(Benchmarks.all(), Console.ofProcess(), args));
    }

    static int run(List<Benchmark> all, Console console, String... args) {
        var line = new CommandLine(new Bench(all, console));
        line.getCommandSpec()
                .usageMessage()
                .footer(all.stream()
                        .map(benchmark -> "  %-13s  %s".formatted(benchmark.name(), benchmark.measures()))
                        .toArray(String[]::new));
        return line.setUsageHelpWidth(120)
                .setOut(new PrintWriter(console.out(), true))
                .setErr(new PrintWriter(console.err(), true))
                .setExecutionExceptionHandler((exception, _, _) -> {
                    console.err().println(exception);
                    return 1;
                })
                .execute(args);
    }

    @Override
    public Integer call() {
        var unknown = names.stream().filter(name -> named(name).isEmpty()).toList();
        if (!unknown.isEmpty()) {
            console.err()
                    .println("There is no benchmark " + String.join(", ", unknown) + ": "
                            + all.stream().map(Benchmark::name).collect(Collectors.joining(", ")));
            return 2;
        }
        if (!quick && pairs < LEAST_PAIRS) {
            console.err().println("A ratio takes at least %d pairs.".formatted(LEAST_PAIRS));
            return 2;
        }
        var chosen = names.isEmpty()
                ? all
                : names.stream()
                        .flatMap(name -> named(name).stream())
                        .distinct()
                        .toList();
        var outcomes = new LinkedHashMap<String, Outcome>();
        for (var benchmark : chosen) {
            progress(benchmark, benchmark.measures());
            outcomes.put(benchmark.name(), outcomeOf(benchmark));
        }
        var report = new Report(Machine.here(), command(), outcomes);
        console.line(json ? report.json() : "\n" + report.text());
        return report.isGood() ? 0 : 1;
    }

    /** What one could not measure does not keep the others from measuring. */
    private Outcome outcomeOf(Benchmark benchmark) {
        try {
            return benchmark.run(settings(), text -> progress(benchmark, text));
        } catch (RuntimeException e) {
            progress(benchmark, e.toString());
            var outcome = new Outcome();
            outcome.fault("it came to no end: " + e, 1);
            return outcome;
        }
    }

    /** Those of that name, and the parts of one: {@code p8} is all that begins with it. */
    private List<Benchmark> named(String name) {
        var wanted = name.toLowerCase(Locale.ROOT);
        return all.stream()
                .filter(benchmark ->
                        benchmark.name().equals(wanted) || benchmark.name().startsWith(wanted + "-"))
                .toList();
    }

    private void progress(Benchmark benchmark, String text) {
        var line = console.faint(benchmark.name().toUpperCase(Locale.ROOT) + "  " + text);
        if (json) {
            console.err().println(line);
        } else {
            console.line(line);
        }
    }

    private Settings settings() {
        return quick
                ? Settings.ofQuickRun()
                : new Settings(
                        pairs,
                        Duration.ofSeconds(seconds),
                        Duration.ofSeconds(warmUp),
                        connections,
                        people,
                        events,
                        large,
                        profile,
                        false);
    }

    /** What gives the same again, whatever the defaults will be. */
    private String command() {
        var which = names.isEmpty() ? "" : " " + String.join(" ", names);
        return "./rebound bench" + which
                + (quick
                        ? " --quick"
                        : " --pairs %d --seconds %d --warm-up %d --connections %d --people %d --events %d%s%s"
                                .formatted(
                                        pairs,
                                        seconds,
                                        warmUp,
                                        connections,
                                        people,
                                        events,
                                        large ? " --large" : "",
                                        profile ? " --profile" : ""));
    }
}
