package rebound.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The running endpoint that only appends what it is sent, on the broker of a {@link Journal}. */
final class Bare implements AutoCloseable {

    private static final String TOPIC = "bench.bare";

    private final String bootstrapServers;
    private final Application application;
    private final Side side;

    private Bare(String bootstrapServers, Application application, Side side) {
        this.bootstrapServers = bootstrapServers;
        this.application = application;
        this.side = side;
    }

    /** Makes its topic, like those of the services, and starts it. */
    static Bare start(Journal journal) {
        var stack = journal.stack();
        Topics.create(stack.bootstrapServers(), List.of(TOPIC));
        var application = Application.start(
                stack,
                "bare-endpoint",
                Map.of("bare.bootstrap-servers", stack.bootstrapServers(), "bare.topic", TOPIC));
        return new Bare(
                stack.bootstrapServers(),
                application,
                new Side(
                        "bare endpoint",
                        application.port(),
                        Side.Command.post("/append", 204, Side.Known.BY_KEY),
                        journal.tokens()));
    }

    Side side() {
        return side;
    }

    /** What takes processor time for an append, by what it is called. */
    Map<String, ProcessHandle> processes(Journal journal) {
        var processes = journal.processes();
        processes.keySet().removeAll(List.of(journal.side().name(), "database"));
        processes.put(side.name(), application.process());
        return processes;
    }

    /** Every append that was answered is in the log, once. */
    void examine(Outcome outcome) {
        var found = new ArrayList<String>();
        CommittedRecords.forEach(
                bootstrapServers, TOPIC, polled -> found.add(new String(polled.key(), StandardCharsets.UTF_8)));
        Once.examine(outcome, "appends of the bare endpoint", side.acknowledged(), found);
    }

    @Override
    public void close() {
        application.close();
    }
}
