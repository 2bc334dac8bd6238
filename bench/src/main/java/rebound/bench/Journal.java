package rebound.bench;

import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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

    private static final String WRITTEN = "rebound.journal.entry-written.v1";

    private final TemporaryFolder folder;
    private final LocalStack stack;
    private final List<String> tokens;
    private final ServiceProcess.Variant variant;
    private final Progress progress;
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
        this.side = new Side("journal-service", service.port(), Side.ENTRIES, 201, Side.Known.BY_LOCATION, tokens);
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
                    .mapToObj(n -> stack.token("bench-" + n))
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
        return stack.startService(SERVICE, 0, AS_IN_PRODUCTION, inAnotherWay);
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

    /**
     * Every write that was answered is in the log, once, and nothing else is.
     *
     * @return how many events there are
     */
    long examine(Outcome outcome) {
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
        return ids.size();
    }

    /** Stops all of it. The folder stays if anything was wrong. */
    @Override
    public void close() {
        if (!stack.ownsDatabase()) {
            try (var client = MongoClients.create(stack.mongoUri())) {
                client.getDatabase(stack.mongoDatabase(SERVICE)).drop();
            }
        }
        stack.close();
        if (isInOrder) {
            folder.close();
        } else {
            folder.keep();
            progress.line("the logs are in %s", folder.path().resolve("logs"));
        }
    }
}
