package rebound.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.reflect.AccessFlag;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import rebound.local.Checkout;
import rebound.local.ServiceProcess;

/**
 * P8, first half: commands per second with encryption, against the same service without it. No service has a switch for that:
 * compared with is a copy of the packaged application in which two classes of the engine are exchanged for those of {@code
 * bench/without-encryption}, which encrypt nothing and mint no keys. All else is the same, the private parts as JSON inside the
 * events too. Each side has a broker and a database of its own, since what one has written the other could not read; the one
 * that is not measured is idle.
 */
final class Encryption implements Benchmark {

    private static final Goal GOAL = Goal.atLeast(0.9);
    private static final String PACKAGE = "rebound/eventlog/keys";
    private static final List<String> EXCHANGED = List.of("KeyRing", "Vault");

    @Override
    public String name() {
        return "p8-encryption";
    }

    @Override
    public String measures() {
        return "commands/s with encryption ÷ without";
    }

    @Override
    public Outcome run(Settings settings, Progress progress) {
        var outcome = new Outcome();
        var usual = ServiceProcess.Variant.usual(Journal.SERVICE);
        try (var folder = TemporaryFolder.create("bench-without-encryption");
                var journal = Journal.start(settings, progress, usual);
                var without =
                        Journal.start(settings, progress, usual.withJar(copyWithout(usual.jar(), folder.path())))) {
            var contest = new Contest(
                            settings,
                            progress,
                            outcome,
                            journal.side(),
                            without.side().named("without encryption"))
                    .settlingBy(journal::awaitReactions, without::awaitReactions);
            contest.warmUp();
            outcome.ratio(Ratio.of(
                    "commands/s, %d connections, with encryption ÷ without".formatted(settings.connections()),
                    "/s",
                    GOAL,
                    contest.throughput(),
                    Load::perSecond));
            if (settings.profile()) {
                journal.tellWhereItsTimeGoes(contest::load, outcome);
            }
            journal.check(outcome);
            without.examine(outcome);
            outcome.examined("keys with encryption", count(journal));
            outcome.fault("a key without encryption", count(without));
        }
        return outcome;
    }

    private static long count(Journal journal) {
        return CommittedRecords.all(journal.stack().bootstrapServers(), Journal.KEYS)
                .size();
    }

    /** Copies the application, exchanges the classes, and returns what is to be run. */
    private static Path copyWithout(Path jar, Path folder) {
        var standIns = Checkout.root().resolve("bench/without-encryption/target/classes");
        if (!Files.isDirectory(standIns.resolve(PACKAGE))) {
            throw new IllegalStateException(
                    standIns + " is missing: build bench-without-encryption first (mvn package)");
        }
        var copy = ServiceCopy.of(jar, folder);
        try (var inside = FileSystems.newFileSystem(copy.engine())) {
            for (var name : EXCHANGED) {
                var type = name + ".class";
                requireSameShape(
                        inside.getPath(PACKAGE).resolve(type),
                        standIns.resolve(PACKAGE).resolve(type));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        copy.exchange(standIns);
        return copy.jar();
    }

    /** What stands in must be what the engine calls. */
    private static void requireSameShape(Path original, Path standIn) throws IOException {
        var theirs = shape(original);
        var ours = shape(standIn);
        if (!theirs.equals(ours)) {
            throw new IllegalStateException(
                    "bench/without-encryption no longer fits the engine: %s is not %s".formatted(ours, theirs));
        }
    }

    /** The public methods. */
    private static Set<String> shape(Path type) throws IOException {
        return ClassFile.of().parse(Files.readAllBytes(type)).methods().stream()
                .filter(method -> method.flags().has(AccessFlag.PUBLIC))
                .map(method -> method.methodName() + method.methodType().stringValue())
                .collect(Collectors.toSet());
    }
}
