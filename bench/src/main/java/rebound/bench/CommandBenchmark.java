package rebound.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import rebound.local.Console;
import rebound.local.LocalStack;

/**
 * What a command costs: journal-service, from the request to a 201 that is durable and readable, against a bare endpoint that
 * only does {@code send(acks=all)}. Both are processes of their own on one broker, and are sent the same requests, in
 * alternating rounds: first alone on one connection, then by many connections at once.
 *
 * <p>Production limits apply: so many people write that nobody comes near their rate limit.
 */
@Command(
        name = "commands",
        description = "Commands over HTTP against a bare endpoint that only does send(acks=all).",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class CommandBenchmark implements Callable<Integer> {

    private static final String EVENTS = "rebound.journal.events";

    @Option(names = "--pairs", description = "Rounds of each side. Default: ${DEFAULT-VALUE}", defaultValue = "5")
    private int pairs;

    @Option(names = "--seconds", description = "Of each measurement. Default: ${DEFAULT-VALUE}", defaultValue = "5")
    private int seconds;

    @Option(names = "--warm-up", description = "Seconds for each side. Default: ${DEFAULT-VALUE}", defaultValue = "20")
    private int warmUp;

    @Option(names = "--connections", description = "Default: ${DEFAULT-VALUE}", defaultValue = "100")
    private int connections;

    @Option(names = "--people", description = "How many write. Default: ${DEFAULT-VALUE}", defaultValue = "2000")
    private int people;

    @Option(names = "--json", description = "Print the result as JSON, and nothing else.")
    private boolean json;

    private final Console console = Console.ofProcess();
    private final Map<String, Integer> failures = new TreeMap<>();
    private final Map<Side, Long> answered = new HashMap<>();

    private CommandBenchmark() {}

    /** Ends with 0 only if nothing failed and the log holds what was acknowledged; whether a goal is met is printed. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new CommandBenchmark()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        var folder = Files.createTempDirectory("rebound-bench");
        try {
            var report = run(folder);
            console.line(json ? report.json() : report.text());
            return report.isClean() ? 0 : 1;
        } finally {
            delete(folder);
        }
    }

    private CommandReport run(Path folder) {
        try (var stack = LocalStack.start(folder);
                var bareEndpoint = BareEndpoint.start(stack)) {
            var service = stack.startService("journal", 0, Map.of());
            service.awaitReady();
            progress("started: journal (pid %d), bare endpoint (pid %d)", service.pid(), bareEndpoint.pid());
            var tokens = IntStream.range(0, people)
                    .parallel()
                    .mapToObj(n -> stack.token("bench-" + n))
                    .toList();
            var journal = new Side("journal", service.port(), "/journal/v1/entries", 201, tokens);
            var bare = new Side("bare endpoint", bareEndpoint.port(), "/append", 204, tokens);
            warmUp(List.of(journal, bare));
            var measured = measure(journal, bare);
            return new CommandReport(
                    Machine.here(),
                    connections,
                    measured,
                    new CommandReport.Count(answered.get(journal), answered.get(bare)),
                    new CommandReport.Count(
                            events(stack.bootstrapServers()), count(stack.bootstrapServers(), BareEndpoint.TOPIC)),
                    failures);
        }
    }

    private void warmUp(List<Side> sides) {
        for (var side : sides) {
            var all = run(side, connections, Duration.ofSeconds(warmUp));
            var lone = run(side, 1, Duration.ofSeconds(seconds));
            progress("warm-up, %s: %,.0f/s, alone %.2f ms", side.name(), all.perSecond(), lone.percentile(50));
        }
    }

    private List<CommandReport.Pair> measure(Side journal, Side bare) {
        var measured = new ArrayList<CommandReport.Pair>();
        for (var n = 1; n <= pairs; n++) {
            // Neither side is always the one that comes second.
            var journalFirst = n % 2 == 1;
            var first = round(journalFirst ? journal : bare);
            var second = round(journalFirst ? bare : journal);
            var pair = new CommandReport.Pair(journalFirst ? first : second, journalFirst ? second : first);
            measured.add(pair);
            progress(
                    "pair %d of %d: alone %.2f and %.2f ms; %d connections %,.0f and %,.0f/s",
                    n,
                    pairs,
                    pair.journal().loneP50Millis(),
                    pair.bare().loneP50Millis(),
                    connections,
                    pair.journal().perSecond(),
                    pair.bare().perSecond());
        }
        return measured;
    }

    private CommandReport.Round round(Side side) {
        var lone = run(side, 1, Duration.ofSeconds(seconds));
        var all = run(side, connections, Duration.ofSeconds(seconds));
        return new CommandReport.Round(lone.percentile(50), lone.percentile(99), all.perSecond());
    }

    private ClosedLoop.Result run(Side side, int onConnections, Duration duration) {
        var result = ClosedLoop.run(side, onConnections, duration);
        answered.merge(side, result.done(), Long::sum);
        result.failures().forEach((what, times) -> failures.merge(side.name() + ": " + what, times, Integer::sum));
        return result;
    }

    /** How many entries the log says were written. An event that is there twice is a failure of the run. */
    private long events(String bootstrapServers) {
        var ids = new HashSet<String>();
        var written = new AtomicLong();
        CommittedRecords.forEach(bootstrapServers, EVENTS, event -> {
            if (!ids.add(CommittedRecords.header(event, "ce_id"))) {
                failures.merge("journal: an event is in the log twice", 1, Integer::sum);
            }
            if ("rebound.journal.entry-written.v1".equals(CommittedRecords.header(event, "ce_type"))) {
                written.incrementAndGet();
            }
        });
        return written.get();
    }

    private static long count(String bootstrapServers, String topic) {
        var count = new AtomicLong();
        CommittedRecords.forEach(bootstrapServers, topic, appended -> count.incrementAndGet());
        return count.get();
    }

    private void progress(String text, Object... arguments) {
        if (!json) {
            console.line(console.faint(text.formatted(arguments)));
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
