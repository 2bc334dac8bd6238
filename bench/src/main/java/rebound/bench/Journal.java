package rebound.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import rebound.bench.checker.Canaries;
import rebound.bench.checker.CheckInput;
import rebound.bench.checker.Checker;
import rebound.bench.checker.ClientRecord;
import rebound.bench.checker.ClientWrite;
import rebound.bench.checker.LocalReplay;
import rebound.local.LocalStack;
import rebound.local.Patience;
import rebound.local.ServiceProcess;

/**
 * A stack of its own with journal-service on it as production runs it, and people who write there. Owned by the thread that
 * runs the benchmark.
 */
final class Journal implements AutoCloseable {

    static final String SERVICE = "journal";
    static final String EVENTS = "rebound.journal.events";
    static final String KEYS = "rebound.journal.keys";

    /** What the local stack does for people who develop on it, and production does not: a line for each event. */
    private static final Map<String, String> AS_IN_PRODUCTION =
            Map.of("%local.quarkus.log.category.\"rebound.eventlog.trace\".level", "INFO");

    private static final Duration STALL = Duration.ofSeconds(60);

    /** In every text that journal-service is sent and in nothing else: the checker looks for it wherever nobody may read it. */
    private static final String CANARY = "quendelmoos";

    private static final String EXAMINED = "things of all kinds that the checker has examined";

    /** The checker holds all of a log in memory. */
    private static final int MOST_TO_CHECK = 250_000;

    private static final String WRITTEN = "rebound.journal.entry-written.v1";

    private final TemporaryFolder folder;
    private final LocalStack stack;
    private final List<String> tokens;
    private final ServiceProcess.Variant variant;
    private final Progress progress;
    private final List<ServiceProcess> instances = new ArrayList<>();
    private final ClientRecord record = new ClientRecord();
    private final AtomicLong answers = new AtomicLong();
    private final ServiceProcess service;
    private final Side side;
    private boolean isInOrder;

    private Journal(
            TemporaryFolder folder,
            LocalStack stack,
            List<String> tokens,
            ServiceProcess.Variant variant,
            Progress progress) {
        this.folder = folder;
        this.progress = progress;
        this.stack = stack;
        this.tokens = tokens;
        this.variant = variant;
        this.service = startInstance();
        this.side = new Side(
                "journal-service",
                service.port(),
                Side.Command.post(Side.ENTRIES, 201, Side.Known.BY_LOCATION, CANARY),
                tokens,
                this::witness);
    }

    /** Starts all of it, and returns when people can write and read. */
    static Journal start(Settings settings, Progress progress) {
        return start(settings, progress, ServiceProcess.Variant.usual(SERVICE));
    }

    static Journal start(Settings settings, Progress progress, ServiceProcess.Variant variant) {
        var folder = TemporaryFolder.create("bench-" + SERVICE);
        LocalStack stack;
        try {
            stack = LocalStack.start(folder.path());
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
        try {
            var tokens = IntStream.range(0, settings.people())
                    .parallel()
                    .mapToObj(n -> stack.token(person(n)))
                    .toList();
            var journal = new Journal(folder, stack, tokens, variant, progress);
            journal.service.awaitReady();
            journal.service.awaitReadable();
            return journal;
        } catch (RuntimeException e) {
            stack.close();
            folder.keep();
            progress.line("the logs are in %s", folder.path().resolve("logs"));
            throw e;
        }
    }

    /** Another instance on the same log; does not wait for it. */
    ServiceProcess startInstance() {
        return startInstance(variant);
    }

    ServiceProcess startInstance(ServiceProcess.Variant inAnotherWay) {
        var instance = stack.startService(SERVICE, 0, AS_IN_PRODUCTION, inAnotherWay);
        instances.add(instance);
        return instance;
    }

    LocalStack stack() {
        return stack;
    }

    ServiceProcess service() {
        return service;
    }

    List<String> tokens() {
        return tokens;
    }

    Side side() {
        return side;
    }

    /** What takes processor time for a write, by what it is called; the caller's to add to. */
    Map<String, ProcessHandle> processes() {
        var processes = new LinkedHashMap<String, ProcessHandle>();
        processes.put(side.name(), handle(service.pid()));
        processes.put("broker", handle(stack.broker().pid()));
        if (stack.ownsDatabase()) {
            processes.put("database", handle(stack.database().pid()));
        }
        processes.put("load generator", ProcessHandle.current());
        return processes;
    }

    private static ProcessHandle handle(long pid) {
        return ProcessHandle.of(pid).orElseThrow(() -> new IllegalStateException("Process " + pid + " is gone"));
    }

    /** The id of the entry that an event is about. */
    static String entryOf(ConsumerRecord<byte[], byte[]> event) {
        return String.valueOf(CommittedRecords.header(event, "ce_subject")).replaceFirst("^.*/", "");
    }

    /** Says where the service spends its processor time while people write. */
    void tellWhereItsTimeGoes(Runnable load, Outcome outcome) {
        progress.line("where journal-service spends its time");
        var before = side.acknowledged().size();
        profile(load).tell(outcome, "a command", side.acknowledged().size() - before);
    }

    /** Records where the service spends its processor time while something is done. */
    Profile profile(Runnable work) {
        return Profile.of(service.pid(), folder.path(), work);
    }

    /** Waits until policies have heard everything, and nothing follows from what was written any more. */
    void awaitReactions() {
        var patience = new Patience(STALL);
        try (var policies = new PolicyPositions(stack.bootstrapServers())) {
            while (!policies.haveHeardAllOf(EVENTS, SERVICE)) {
                var reached = String.valueOf(policies.reached(SERVICE));
                if (!patience.pause(reached)) {
                    throw new IllegalStateException("Policies do not hear everything: " + reached);
                }
            }
        }
    }

    /** How many events there are. */
    long countEvents() {
        var count = new AtomicLong();
        CommittedRecords.forEach(stack.bootstrapServers(), EVENTS, event -> count.incrementAndGet());
        return count.get();
    }

    /** Every write that was answered is in the log, once, and nothing else is. */
    void examine(Outcome outcome) {
        var ids = new HashSet<String>();
        var written = new ArrayList<String>();
        CommittedRecords.forEach(stack.bootstrapServers(), EVENTS, event -> {
            outcome.fault("an event is in the log twice", ids.add(CommittedRecords.header(event, "ce_id")) ? 0 : 1);
            if (WRITTEN.equals(CommittedRecords.header(event, "ce_type"))) {
                written.add(entryOf(event));
                outcome.fault(
                        "an entry was written at another version than 1",
                        "1".equals(CommittedRecords.header(event, "ce_aggregateversion")) ? 0 : 1);
            }
        });
        Once.examine(outcome, "entries", side.acknowledged(), written);
        isInOrder = outcome.faults().isEmpty();
    }

    /**
     * Ends the services, and has the checker judge the whole run; and what {@link #examine} does.
     *
     * @param outcome is told of each rule that is broken; the first counter-examples are in its notes
     */
    void check(Outcome outcome) {
        examine(outcome);
        isInOrder = false;
        if (answers.get() > MOST_TO_CHECK) {
            outcome.note("The checker has not judged this: it holds at most %,d writes in memory", MOST_TO_CHECK);
            isInOrder = outcome.faults().isEmpty();
            return;
        }
        progress.line("the checker looks at what is left");
        refuse(outcome);
        try {
            var verdict = new Checker().check(checkInput());
            verdict.examined().stream()
                    .filter(kind -> !kind.what().startsWith("bytes"))
                    .forEach(kind -> outcome.examined(EXAMINED, kind.count()));
            verdict.counterExamples().forEach(broken -> {
                outcome.fault("the checker: " + broken.rule(), broken.count());
                outcome.note("%s", broken.first());
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        isInOrder = outcome.faults().isEmpty();
    }

    private CheckInput checkInput() {
        return new CheckInput(
                stack.bootstrapServers(),
                URI.create(stack.mongoUri()),
                Map.of(SERVICE, stack.mongoDatabase(SERVICE)),
                stack.dataFolder().resolve("keys"),
                record,
                new Canaries(List.of(CANARY)),
                stack.foldersWrittenTo(),
                new LocalReplay(stack, List.of(SERVICE), instances, _ -> AS_IN_PRODUCTION, _ -> variant));
    }

    /** A refusal must leave nothing behind; so there has to be one. */
    private void refuse(Outcome outcome) {
        var instance = instances.getLast().isAlive() ? instances.getLast() : startInstance();
        instance.awaitReady();
        try (var connection = new KeepAliveConnection(instance.port())) {
            var request = side.nonsense();
            var status = connection.exchange(request.bytes());
            witness(request, status, connection);
            outcome.fault("nonsense was answered with " + status, status == 400 ? 0 : 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void witness(Side.Request request, int status, KeepAliveConnection answer) {
        if (answers.incrementAndGet() > MOST_TO_CHECK) {
            return;
        }
        record.add(new ClientWrite(
                SERVICE,
                person(request.person()),
                request.key(),
                request.command().method(),
                request.command().path(),
                "",
                status,
                stated(answer.header("location")),
                stated(answer.header("etag")),
                answer.body(),
                request.made(),
                Instant.now()));
    }

    private static @Nullable String stated(String header) {
        return header.isEmpty() ? null : header;
    }

    private static String person(int number) {
        return "bench-" + number;
    }

    /** Stops all of it. The folder stays if anything was wrong. */
    @Override
    public void close() {
        stack.close();
        // What still runs would build it anew.
        Databases.dropIfLasting(stack, List.of(stack.mongoDatabase(SERVICE)));
        if (isInOrder) {
            folder.close();
        } else {
            folder.keep();
            progress.line("the logs are in %s", folder.path().resolve("logs"));
        }
    }
}
