package rebound.bench.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import rebound.bench.QuickStarts;
import rebound.local.Console;
import rebound.local.LocalStack;

/** Injects faults into real processes under load, and says whether what is promised holds. */
@Command(
        name = "./rebound faults",
        description = "Injects faults into real processes under load; ends with 0 only if all that is promised holds.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class Faults implements Callable<Integer> {

    @Parameters(arity = "0..*", paramLabel = "NAME", description = "Such as F1. Default: all.")
    private List<String> names = List.of();

    @Option(names = "--minutes", description = "Repeats with other seeds until so many minutes are over.")
    private int minutes;

    @Option(names = "--seed", description = "Of the first run. Default: by chance.")
    private @Nullable Long seed;

    @Option(
            names = "--brief",
            description =
                    "Short forms of F1, F2, F11 (not with MONGODB_URI), F19 and F7, one after the other on one cluster,"
                            + " with few people.")
    private boolean brief;

    @Option(
            names = "--prove",
            description = "Takes one counter-measure after the other out of the engine, and ends with 0 only if each is"
                    + " missed: NAME is one of bench/mutations.")
    private boolean prove;

    @Option(names = "--list", description = "Lists the scenarios; with --prove, the mutations.")
    private boolean list;

    @Spec
    private CommandSpec spec;

    private final Console console = Console.ofProcess();

    private Faults() {}

    public static void main(String[] args) {
        // What Kafka's clients say of a broker that was killed is no part of the report.
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "off");
        System.exit(new CommandLine(new Faults()).execute(args));
    }

    @Override
    public Integer call() {
        if (prove) {
            return prove();
        }
        if (list) {
            Scenarios.all().forEach(scenario -> console.line("%-4s %s".formatted(scenario.name(), scenario.title())));
            return 0;
        }
        var scenarios = chosen();
        QuickStarts.prepare(console::line);
        var run = new Run(console);
        var seeds = new SplittableRandom();
        var failed = new ArrayList<String>();
        var runs = 0;
        var deadline = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
        do {
            for (var chosen : brief
                    ? List.of(scenarios)
                    : scenarios.stream().map(List::of).toList()) {
                // Short enough to be typed again.
                var chosenSeed = seed != null && runs == 0 ? seed : seeds.nextLong(1_000_000_000);
                var started = System.nanoTime();
                var holds = run.run(chosen, chosenSeed, brief);
                if (LocalStack.isEnding()) {
                    return 1;
                }
                if (!holds) {
                    failed.add(names(chosen) + " --seed " + chosenSeed);
                }
                console.line(console.faint("    took       %d s"
                        .formatted(Duration.ofNanos(System.nanoTime() - started).toSeconds())));
                console.line();
            }
            runs++;
        } while (System.nanoTime() < deadline);
        console.line(
                failed.isEmpty()
                        ? console.green("All hold")
                        : console.red(failed.size() + " did not hold: ") + String.join(", ", failed));
        return failed.isEmpty() ? 0 : 1;
    }

    private int prove() {
        try {
            var mutations = Mutations.ofCheckout().named(names);
            if (list) {
                mutations.forEach(mutation -> console.line("%-34s %s".formatted(mutation.name(), mutation.takesOut())));
                return 0;
            }
            QuickStarts.prepare(console::line);
            return new Prove(console).run(mutations) ? 0 : 1;
        } catch (FaultFailure e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    private List<Scenario> chosen() {
        if (names.isEmpty()) {
            return brief ? Scenarios.brief() : Scenarios.all();
        }
        var there = brief ? Scenarios.brief() : Scenarios.all();
        return names.stream()
                .map(name -> Scenarios.named(name)
                        .filter(there::contains)
                        .orElseThrow(() -> new ParameterException(
                                spec.commandLine(),
                                "There is no %sscenario \"%s\". There are: %s"
                                        .formatted(brief ? "brief " : "", name, names(there)))))
                .toList();
    }

    private static String names(List<Scenario> scenarios) {
        return scenarios.stream().map(Scenario::name).collect(Collectors.joining(" "));
    }
}
