package rebound.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import rebound.local.AotCache;
import rebound.local.Patience;
import rebound.local.ServiceProcess;

/**
 * P8, second half: how long journal-service takes until it is ready, and how much memory it has then, with an AOT cache (JEP
 * 483, 514 and 515) against without. The cache is made here, by a training run of the same application that answers requests for
 * some seconds. Both sides are started with the same class path; what is ready says its readiness probe, and memory is the
 * resident set of the process at that moment.
 */
final class StartWithCache implements Benchmark {

    private static final Goal GOAL = Goal.atMost(0.5);

    /** The end of a training run writes the cache, in a JVM of its own. */
    private static final Duration LONGEST_TRAINING_END = Duration.ofMinutes(5);

    private static final Duration LONGEST_END = Duration.ofSeconds(30);
    private static final Duration STALL = Duration.ofSeconds(60);
    private static final Duration TRAINING = Duration.ofSeconds(10);
    private static final int CONNECTIONS = 20;

    private record Start(double seconds, double mebibytes) {}

    @Override
    public String name() {
        return "p8-start";
    }

    @Override
    public String measures() {
        return "time to ready, and memory, with an AOT cache ÷ without";
    }

    @Override
    public Outcome run(Settings settings, Progress progress) {
        var outcome = new Outcome();
        try (var folder = TemporaryFolder.create("bench-aot");
                var journal = Journal.start(settings, progress)) {
            var without =
                    ServiceProcess.Variant.usual(Journal.SERVICE).withOnly(List.of(AotCache.leash(folder.path())));
            end(journal.service(), LONGEST_END);
            var cache = folder.path().resolve("journal.aot");
            train(journal, without.withJvmOptions(List.of("-XX:AOTCacheOutput=" + cache)), settings, outcome);
            progress.line("the cache has %,d MiB", sizeInMebibytes(cache));
            outcome.note("the cache has %,d MiB", sizeInMebibytes(cache));
            var with = without.withJvmOptions(List.of("-XX:AOTCache=" + cache));
            var pairs = Pair.alternate(
                    settings.pairs(),
                    () -> start(journal, with),
                    () -> start(journal, without),
                    (n, pair) -> progress.line(
                            "pair %d of %d: ready after %s and %s s, with %s and %s MiB",
                            n,
                            settings.pairs(),
                            Figure.of(pair.measured().seconds()),
                            Figure.of(pair.comparedWith().seconds()),
                            Figure.of(pair.measured().mebibytes()),
                            Figure.of(pair.comparedWith().mebibytes())));
            outcome.ratio(Ratio.of("time to ready, with an AOT cache ÷ without", "s", GOAL, pairs, Start::seconds));
            outcome.ratio(
                    Ratio.of("resident memory, with an AOT cache ÷ without", "MiB", GOAL, pairs, Start::mebibytes));
            journal.check(outcome);
        }
        return outcome;
    }

    private static void train(Journal journal, ServiceProcess.Variant variant, Settings settings, Outcome outcome) {
        var instance = journal.startInstance(variant);
        instance.awaitReady();
        instance.awaitReadable();
        var load = ClosedLoop.run(
                journal.side().at(instance.port()), CONNECTIONS, settings.quick() ? settings.measurement() : TRAINING);
        load.failures().forEach((what, times) -> outcome.fault("in training: " + what, times));
        end(instance, LONGEST_TRAINING_END);
    }

    private static Start start(Journal journal, ServiceProcess.Variant variant) {
        var began = System.nanoTime();
        var instance = journal.startInstance(variant);
        var patience = new Patience(STALL);
        while (!instance.isReady()) {
            if (!instance.isAlive() || !patience.pause(instance.log().toFile().length())) {
                throw new IllegalStateException("It did not start; see " + instance.log());
            }
        }
        var seconds = (System.nanoTime() - began) / 1e9;
        var mebibytes = residentMebibytes(instance.pid());
        end(instance, LONGEST_END);
        return new Start(seconds, mebibytes);
    }

    private static void end(ServiceProcess instance, Duration atMost) {
        instance.terminate();
        if (!instance.awaitExit(atMost)) {
            throw new IllegalStateException(instance + " does not end");
        }
    }

    /** From {@code /proc}: on Linux only. */
    private static double residentMebibytes(long pid) {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElseThrow()
                    / 1024.0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long sizeInMebibytes(Path cache) {
        try {
            return Files.size(cache) >> 20;
        } catch (IOException e) {
            throw new IllegalStateException("The training run left no cache", e);
        }
    }
}
