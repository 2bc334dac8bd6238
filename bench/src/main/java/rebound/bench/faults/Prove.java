package rebound.bench.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import rebound.bench.TemporaryFolder;
import rebound.bench.checker.CounterExample;
import rebound.local.Console;
import rebound.local.LocalStack;
import rebound.local.ServiceProcess;

/**
 * Shows that each counter-measure of the engine matters: what provokes its absence ends clean with the engine as it is, and
 * with the {@link Mutation} the rule that the mutation names is broken. Belongs to one thread.
 */
final class Prove {

    /** Of a provocation that a mutation survives: some are decided by who is faster. */
    private static final int MOST_TRIES = 3;

    /** What became of a mutation. */
    private record Result(Mutation mutation, boolean isObjectedTo, String remark, Duration took) {}

    private final Console console;
    private final Map<String, List<CounterExample>> unmutated = new LinkedHashMap<>();

    Prove(Console console) {
        this.console = console;
    }

    /** @return whether every single one was objected to, for the right reason */
    boolean run(List<Mutation> mutations) {
        var results = new ArrayList<Result>();
        console.line("Mutations are made of the sources on the disk, with what is not committed.");
        console.line();
        for (var mutation : mutations) {
            var started = System.nanoTime();
            console.line(console.bold(mutation.name()) + "  " + mutation.takesOut());
            var remark = remark(mutation);
            if (LocalStack.isEnding()) {
                return false;
            }
            var took = Duration.ofNanos(System.nanoTime() - started);
            results.add(new Result(mutation, remark.isEmpty(), remark, took));
            console.line(
                    remark.isEmpty()
                            ? "  " + console.green("objected to") + ", after " + took.toSeconds() + " s"
                            : "  " + console.red("not shown: ") + remark);
            console.line();
        }
        table(results);
        return results.stream().allMatch(Result::isObjectedTo);
    }

    /** Empty if it was objected to, for the right reason. */
    private String remark(Mutation mutation) {
        try (var folder = TemporaryFolder.create("mutation-")) {
            var engine = MutatedEngine.of(mutation, folder.path());
            var provocation = provocation(mutation);
            if (!isCleanWithout(provocation)) {
                return "without any mutation, " + provocation.name() + " is not clean either";
            }
            for (var number = 1; number <= MOST_TRIES; number++) {
                console.line(console.faint("    mutated    " + provocation.title()));
                var objections = play(provocation, engine::variant);
                if (LocalStack.isEnding()) {
                    break;
                }
                var found = objections.stream()
                        .filter(one -> one.rule().equals(mutation.objectedBy()))
                        .findFirst();
                if (found.isPresent()) {
                    console.line("  broken     " + found.get().rule());
                    console.line(found.get().first().indent(4).stripTrailing());
                    return "";
                }
                objections.forEach(one -> console.line("  instead    " + one.rule() + "\n"
                        + one.first().indent(4).stripTrailing()));
                console.line("  Try " + number + ": " + mutation.objectedBy() + ": holds");
            }
            return "nobody objected that this does not hold: " + mutation.objectedBy();
        } catch (FaultFailure e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static Provocation provocation(Mutation mutation) {
        return Provocations.named(mutation.provokedBy())
                .orElseThrow(() -> new FaultFailure("There is no provocation " + mutation.provokedBy()));
    }

    private boolean isCleanWithout(Provocation provocation) {
        var objections = unmutated.computeIfAbsent(provocation.name(), name -> {
            console.line(console.faint("    as it is   " + provocation.title()));
            var found = play(provocation, ServiceProcess.Variant::usual);
            if (!LocalStack.isEnding()) {
                found.forEach(one -> console.line("  " + console.red("✗") + " " + one.rule() + "\n"
                        + one.first().indent(4).stripTrailing()));
            }
            return found;
        });
        return objections.isEmpty();
    }

    /** What there is to object to in the end. */
    private List<CounterExample> play(Provocation provocation, Function<String, ServiceProcess.Variant> engine) {
        var objections = new ArrayList<CounterExample>();
        try (var folder = TemporaryFolder.create("provocation-");
                var stage = Stage.open(folder.path(), provocation.services(), engine)) {
            try {
                provocation.provoke(stage);
            } catch (Exception e) {
                objections.add(new CounterExample(provocation.name() + " comes to its end", 1, "  " + described(e)));
            }
            objections.addAll(stage.judge());
        } catch (Exception e) {
            objections.add(new CounterExample("The checker has its say", 1, "  " + described(e)));
        }
        return objections;
    }

    private static String described(Exception e) {
        return e instanceof FaultFailure ? String.valueOf(e.getMessage()) : e.toString();
    }

    private void table(List<Result> results) {
        var shown = results.stream().filter(Result::isObjectedTo).count();
        for (var result : results) {
            console.line("%s  %-34s %-24s %4d s  %s"
                    .formatted(
                            result.isObjectedTo() ? console.green("✓") : console.red("✗"),
                            result.mutation().name(),
                            result.mutation().provokedBy(),
                            result.took().toSeconds(),
                            result.isObjectedTo() ? result.mutation().objectedBy() : result.remark()));
        }
        var summary = shown + " of " + results.size() + " mutations were objected to";
        console.line();
        console.line(shown == results.size() ? console.green(summary) : console.red(summary));
    }
}
