package rebound.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The Kafka broker: KRaft, broker and controller in one process, its data in {@code kafka/}. */
public final class BrokerProcess extends ChildProcess {

    /** The largest record of the services, 4 MiB, and room for its batch. */
    private static final int LARGEST_BATCH = 4 * 1024 * 1024 + 64 * 1024;

    private final Path ready;

    private BrokerProcess(int port, Path log, Process process, Path ready) {
        super("kafka", port, log, process);
        this.ready = ready;
    }

    static BrokerProcess start(Path dataFolder, int port) {
        var folder = dataFolder.resolve("kafka");
        var log = dataFolder.resolve("logs/kafka.log");
        var properties = folder.resolve("server.properties");
        var ready = folder.resolve("ready");
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(ready);
            Files.writeString(
                    properties,
                    settings(folder, port).entrySet().stream()
                            .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                            .sorted()
                            .collect(Collectors.joining()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var process = ChildProcess.start(
                folder,
                log,
                List.of(
                        "-Xms128m",
                        "-Xmx512m",
                        "-Dorg.slf4j.simpleLogger.showDateTime=true",
                        "-Dorg.slf4j.simpleLogger.log.org.apache.kafka.clients.admin=warn",
                        "-Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS",
                        "-cp",
                        Checkout.classPath()),
                List.of("rebound.local.child.KafkaMain", properties.toString(), ready.toString()));
        return new BrokerProcess(port, log, process, ready);
    }

    /** Whether this broker has answered a client. */
    @Override
    public boolean isReady() {
        return isAlive() && Files.exists(ready);
    }

    private static Map<String, String> settings(Path folder, int port) {
        var controller = LocalPorts.free();
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                // In the configuration and not in the log, so that the ports may differ at the next start.
                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controller),
                Map.entry("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller),
                Map.entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port),
                Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("inter.broker.listener.name", "PLAINTEXT"),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("log.dirs", folder.resolve("data").toString()),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("message.max.bytes", Integer.toString(LARGEST_BATCH)),
                Map.entry("replica.fetch.max.bytes", Integer.toString(LARGEST_BATCH)),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "4"),
                // A stack that was left alone for a week still knows what it has decided.
                Map.entry("offsets.retention.minutes", Integer.toString(365 * 24 * 60)),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "4"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("share.coordinator.state.topic.num.partitions", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("group.min.session.timeout.ms", "1000"),
                // The broker serves after its second heartbeat to the controller; the default of 2 s is most of a
                // start.
                Map.entry("broker.heartbeat.interval.ms", "200"),
                // A broker that was killed is let in again only when its old session has expired: the default is 9 s.
                // Less
                // than 3 s, and a loaded machine fences a live broker.
                Map.entry("broker.session.timeout.ms", "3000"),
                // Memory of a laptop: the defaults are 128 MiB for the cleaner and 10 MiB of index a segment.
                Map.entry("log.cleaner.dedupe.buffer.size", Integer.toString(8 * 1024 * 1024)),
                Map.entry("log.index.size.max.bytes", Integer.toString(1024 * 1024)),
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "4"));
    }
}
