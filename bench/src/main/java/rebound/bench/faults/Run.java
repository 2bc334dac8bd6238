package rebound.bench.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import rebound.bench.TemporaryFolder;
import rebound.bench.checker.CheckInput;
import rebound.bench.checker.Checker;
import rebound.local.Console;
import rebound.local.LocalStack;

/** Runs scenarios: starts the cluster and the workload, lets them inject, and has the checker judge what is left. */
final class Run {

    /** Has another look at what a run has left behind, once the checker has judged it and nothing of the services runs. */
    interface Afterwards {

        /** @throws FaultFailure if something does not hold that must */
        void look(CheckInput input) throws Exception;
    }

    private final Console console;
    private final Afterwards afterwards;

    Run(Console console) {
        this(console, input -> {});
    }

    Run(Console console, Afterwards afterwards) {
        this.console = console;
        this.afterwards = afterwards;
    }

    /**
     * Runs them one after the other on one cluster, with one verdict at the end.
     *
     * @param brief as short as they can be and still show something
     * @return whether all of it holds
     */
    boolean run(List<Scenario> scenarios, long seed, boolean brief) {
        var wrong = new ArrayList<String>();
        try (var folder = TemporaryFolder.create("faults-")) {
            try (var cluster = brief
                    ? Scenarios.briefCluster(folder.path())
                    : scenarios.getFirst().cluster(folder.path())) {
                console.line(console.faint("    started    seed " + seed));
                var workload = new Workload(cluster, seed, brief);
                var random = new SplittableRandom(~seed);
                workload.start();
                for (var scenario : scenarios) {
                    inject(scenario, new Trial(cluster, workload, random, brief, console), wrong);
                }
                workload.stop();
                wrong.addAll(workload.complaints());
                console.line("  workload   " + workload.summary());
                workload.record().save(folder.path().resolve("client-record.jsonl"));
                judge(cluster, workload, wrong);
            } catch (Exception e) {
                wrong.add(described(e));
            }
            if (LocalStack.isEnding()) {
                return false;
            }
            report(wrong, seed);
            if (!wrong.isEmpty()) {
                folder.keep();
                console.line("  What it left behind is in " + folder.path());
            }
        }
        return wrong.isEmpty();
    }

    private void report(List<String> wrong, long seed) {
        wrong.stream().limit(20).forEach(what -> console.line("  " + console.red("✗") + " " + what));
        if (wrong.size() > 20) {
            console.line("    and " + (wrong.size() - 20) + " more");
        }
        console.line("  verdict    " + (wrong.isEmpty() ? console.green("holds") : console.red("does not hold"))
                + ", seed " + seed);
    }

    private void inject(Scenario scenario, Trial trial, List<String> wrong) {
        if (LocalStack.isEnding()) {
            return;
        }
        console.line(console.bold(scenario.name()) + "  " + scenario.title());
        try {
            scenario.inject(trial);
            if (trial.injected().isEmpty()) {
                wrong.add(scenario.name() + ": nothing was injected");
            }
        } catch (Exception e) {
            wrong.add(scenario.name() + ": " + described(e));
        }
        trial.injected().forEach((what, times) -> console.line("  injected   " + times + " × " + what));
        trial.recoveries().forEach((what, after) -> console.line("  recovered  " + what + " after " + spread(after)));
    }

    private static String spread(List<Duration> durations) {
        return durations.size() == 1
                ? seconds(durations.getFirst())
                : seconds(Collections.min(durations)) + " to " + seconds(Collections.max(durations)) + " ("
                        + durations.size() + " times)";
    }

    private static String seconds(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / 1000.0);
    }

    private static String described(Exception e) {
        return e instanceof FaultFailure
                ? e.getMessage()
                : e
                        + Arrays.stream(e.getStackTrace())
                                .limit(6)
                                .map(frame -> "\n      at " + frame)
                                .collect(Collectors.joining());
    }

    private void judge(Cluster cluster, Workload workload, List<String> wrong) throws Exception {
        var input = cluster.checkInput(workload);
        var verdict = new Checker().check(input);
        verdict.print(console.out());
        if (!verdict.clean()) {
            wrong.add("The checker objects");
        }
        afterwards.look(input);
    }
}
